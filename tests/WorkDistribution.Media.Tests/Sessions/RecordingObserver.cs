using System.Collections.Concurrent;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Media.Tones;

namespace WorkDistribution.Media.Tests.Sessions;

internal sealed class RecordingObserver : IMediaObserver
{
    public ConcurrentQueue<(char Digit, DigitSource Source)> Digits { get; } = new();

    public ConcurrentQueue<(long Id, bool Completed)> Playbacks { get; } = new();

    public ConcurrentQueue<(long Id, RecordingResult Result)> Recordings { get; } = new();

    public ConcurrentQueue<TimeSpan> Losses { get; } = new();

    public string DigitText => new([.. Digits.Select(digit => digit.Digit)]);

    public void OnDigit(char digit, DigitSource source) => Digits.Enqueue((digit, source));

    public void OnPlaybackEnded(long playbackId, bool completed) => Playbacks.Enqueue((playbackId, completed));

    public void OnRecordingEnded(long recordingId, RecordingResult result) => Recordings.Enqueue((recordingId, result));

    public void OnMediaLost(TimeSpan silence) => Losses.Enqueue(silence);
}
