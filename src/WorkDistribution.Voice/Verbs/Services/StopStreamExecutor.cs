using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Services;

/// <summary>Stream in Stop.</summary>
internal sealed class StopStreamExecutor : NounExecutor<StopVerb, StopStreamNoun>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(StopStreamNoun noun, StopVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        if (context.Call.Streams.Find(noun.Name) is { } stream)
        {
            stream.Stop();
        }
        else
        {
            await context.Call.Notifier.ReportAsync(ErrorCatalogue.StreamNotFound, $"Stop: the call has no stream of the name {noun.Name} (line {noun.Line}).", isWarning: true);
        }

        return VerbOutcome.Next.Verb;
    }
}
