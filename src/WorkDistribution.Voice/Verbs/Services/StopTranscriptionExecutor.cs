using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Services;

/// <summary>Transcription in Stop.</summary>
internal sealed class StopTranscriptionExecutor : NounExecutor<StopVerb, StopTranscriptionNoun>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(StopTranscriptionNoun noun, StopVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        if (context.Call.Transcriptions.Find(noun.Name) is { } transcription)
        {
            transcription.Stop();
        }
        else
        {
            await context.Call.Notifier.ReportAsync(
                ErrorCatalogue.TranscriptionRefused, $"Stop: the call has no transcription{(noun.Name is null ? "" : $" of the name {noun.Name}")} (line {noun.Line}).", isWarning: true);
        }

        return VerbOutcome.Next.Verb;
    }
}
