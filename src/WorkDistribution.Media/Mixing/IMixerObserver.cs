using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Sessions;

namespace WorkDistribution.Media.Mixing;

/// <summary>Told what happens in a conference. Calls come on the media clock's thread (ends of recordings on the writer's): post to a mailbox and return, never block or throw.</summary>
public interface IMixerObserver
{
    /// <summary>A member has begun or ceased to talk: told after 200 ms of sound, and after 800 ms of silence.</summary>
    void OnTalking(IMediaSession session, bool isTalking);

    /// <summary>A playback has ended.</summary>
    /// <param name="playbackId">From <see cref="IConferenceMixer.Play"/>.</param>
    /// <param name="completed">false when it was stopped or refused.</param>
    void OnPlaybackEnded(long playbackId, bool completed);

    /// <summary>A recording has ended and its file is complete.</summary>
    void OnRecordingEnded(long recordingId, RecordingResult result);
}
