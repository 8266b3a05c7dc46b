using System.Diagnostics.CodeAnalysis;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Transcriptions;

/// <summary>The live transcriptions of one call. Bounded. Safe from any thread.</summary>
internal sealed class CallTranscriptions(CallSession call)
{
    private const int Most = 4;

    private readonly Lock _gate = new();
    private readonly List<LiveTranscription> _all = [];

    /// <summary>Ends when none runs any more.</summary>
    public Task WhenAllEnded
    {
        get
        {
            lock (_gate)
            {
                return Task.WhenAll(_all.Select(transcription => transcription.Ended));
            }
        }
    }

    /// <summary>Begins one.</summary>
    /// <returns>false when as many as may run already, or one of this name.</returns>
    public bool TryStart(LiveTranscriptionOrder order, LegMedia media, ISpeechRecognizer recognizer, [NotNullWhen(true)] out LiveTranscription? transcription, out string problem)
    {
        transcription = null;
        lock (_gate)
        {
            var running = _all.Where(IsRunning).ToList();
            problem = running.Count >= Most ? $"The call has {Most} transcriptions already."
                : order.Name is { } name && running.Exists(other => other.Order.Name == name) ? $"The call has a transcription of the name {name} already."
                : "";
            if (problem.Length == 0)
            {
                transcription = LiveTranscription.Start(call, order, media, recognizer);
                _all.RemoveAll(other => !IsRunning(other));
                _all.Add(transcription);
            }
        }

        return transcription is not null;
    }

    /// <summary>The running one of a name or identifier; of neither (null), the newest.</summary>
    public LiveTranscription? Find(string? nameOrSid)
    {
        lock (_gate)
        {
            return _all.LastOrDefault(transcription => IsRunning(transcription)
                && (nameOrSid is null || transcription.Order.Name == nameOrSid || transcription.Sid.Value == nameOrSid));
        }
    }

    private static bool IsRunning(LiveTranscription transcription) => !transcription.Ended.IsCompleted;
}
