using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Services;

/// <summary>Stop: ends what stands in it.</summary>
internal sealed class StopExecutor(NounExecutorRegistry nouns) : VerbExecutor<StopVerb>
{
    /// <inheritdoc/>
    protected override ValueTask<VerbOutcome> ExecuteAsync(StopVerb verb, VerbContext context, CancellationToken cancellationToken) =>
        nouns.RunAsync(verb, context, cancellationToken);
}
