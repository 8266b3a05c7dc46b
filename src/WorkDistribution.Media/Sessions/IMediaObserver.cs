using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Tones;

namespace WorkDistribution.Media.Sessions;

/// <summary>Told what happens on a leg. Calls come on the media clock's thread: post to a mailbox and return, never block or throw.</summary>
public interface IMediaObserver
{
    /// <summary>A key was pressed, reported once a press at its end or 40 ms after its start, by whichever way came first.</summary>
    void OnDigit(char digit, DigitSource source);

    /// <summary>Playback or digit sending has ended.</summary>
    /// <param name="playbackId">From <see cref="IMediaSession.Play"/> or <see cref="IMediaSession.SendDigits"/>.</param>
    /// <param name="completed">false when it was stopped or replaced.</param>
    void OnPlaybackEnded(long playbackId, bool completed);

    /// <summary>A recording has ended and its file is complete.</summary>
    void OnRecordingEnded(long recordingId, RecordingResult result);

    /// <summary>Nothing has been received for the configured time although the leg is not on hold; reported once a silence.</summary>
    void OnMediaLost(TimeSpan silence);
}
