using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.Transcriptions;

/// <summary>Live transcriptions by REST.</summary>
internal sealed class LiveTranscriptionControl(CallRegistry registry, ISpeechRecognizer recognizer) : ILiveTranscriptions
{
    private static readonly LiveTranscriptionOutcome None = new LiveTranscriptionOutcome.Refused(ErrorCatalogue.NotFound, ErrorCatalogue.NotFound.Message);

    /// <inheritdoc/>
    public LiveTranscriptionOutcome Create(AccountSid account, CallSid call, LiveTranscriptionOrder order)
    {
        if (registry.Find(account, call) is not { } found)
        {
            return None;
        }

        if (found is not { Leg: { State.IsUp: true, Media: { } media } })
        {
            return new LiveTranscriptionOutcome.Refused(ErrorCatalogue.CallNotInProgress, "Call is not in-progress.");
        }

        return found.Transcriptions.TryStart(order, media, recognizer, out var transcription, out var problem)
            ? new LiveTranscriptionOutcome.Done(transcription.View)
            : new LiveTranscriptionOutcome.Refused(ErrorCatalogue.InvalidParameter, problem);
    }

    /// <inheritdoc/>
    public LiveTranscriptionOutcome Stop(AccountSid account, CallSid call, string nameOrSid)
    {
        if (registry.Find(account, call)?.Transcriptions.Find(nameOrSid) is not { } transcription)
        {
            return None;
        }

        transcription.Stop();
        return new LiveTranscriptionOutcome.Done(transcription.View);
    }
}
