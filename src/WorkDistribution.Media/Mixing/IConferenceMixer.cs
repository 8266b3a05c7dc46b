using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Sessions;

namespace WorkDistribution.Media.Mixing;

/// <summary>The audio of one conference. Methods are safe from any thread; they take effect within two ticks of the media clock (40 ms), in the order called.</summary>
/// <remarks>A member is one session. A session that is closed, bridged or brought into another conference leaves by itself.</remarks>
public interface IConferenceMixer : IDisposable
{
    /// <summary>Brings a session in, or changes the role of one that is in.</summary>
    /// <param name="session">A session of the same engine.</param>
    /// <param name="role">What it hears and who hears it.</param>
    void Set(IMediaSession session, MixRole role);

    /// <summary>Takes a session out; nothing happens when it is not in.</summary>
    void Remove(IMediaSession session);

    /// <summary>Plays a prompt into the conference, together with what else is said and played. What one member alone hears is played on its session.</summary>
    /// <param name="prompt">What to play.</param>
    /// <param name="repeat">How often; 0 plays until stopped.</param>
    /// <returns>An id that comes back in <see cref="IMixerObserver.OnPlaybackEnded"/>; at once and as not completed when too much plays already.</returns>
    long Play(AudioPrompt prompt, int repeat = 1);

    /// <summary>Ends a playback; nothing happens when it is over.</summary>
    void StopPlayback(long playbackId);

    /// <summary>Starts a recording of the mix, one channel, whatever the request says of tracks. Several may run at once.</summary>
    /// <returns>An id that comes back in <see cref="IMixerObserver.OnRecordingEnded"/>, also when it could not be started.</returns>
    long StartRecording(RecordingRequest request);

    /// <summary>Pauses a recording, or lets it go on (<see cref="RecordingPause.None"/>); nothing happens when it is over.</summary>
    void PauseRecording(long recordingId, RecordingPause pause);

    /// <summary>Ends a recording.</summary>
    void StopRecording(long recordingId);
}
