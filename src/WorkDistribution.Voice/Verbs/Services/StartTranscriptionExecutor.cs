using WorkDistribution.Core.Errors;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Services;

/// <summary>Transcription in Start: the call is written down beside what follows.</summary>
internal sealed class StartTranscriptionExecutor(ISpeechRecognizer recognizer) : NounExecutor<StartVerb, TranscriptionNoun>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(TranscriptionNoun noun, StartVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        var order = noun.Order with { StatusCallback = noun.Order.StatusCallback is { } callback ? context.ResolveTemplate(callback, []) : null };
        if (context.Leg.Media is { } media && !context.Call.Transcriptions.TryStart(order, media, recognizer, out _, out var problem))
        {
            await context.Call.Notifier.ReportAsync(ErrorCatalogue.TranscriptionRefused, $"Transcription: {problem} It is not started (line {noun.Line}).", isWarning: true);
        }

        return VerbOutcome.Next.Verb;
    }
}
