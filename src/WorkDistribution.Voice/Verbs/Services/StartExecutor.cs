using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Services;

/// <summary>Start: begins what stands in it and goes on at once.</summary>
internal sealed class StartExecutor(NounExecutorRegistry nouns) : VerbExecutor<StartVerb>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(StartVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        var outcome = await nouns.RunAsync(verb, context, cancellationToken);
        return outcome is VerbOutcome.Next && verb.Action is { } action ? context.Submit(action, verb.Method, []) : outcome;
    }
}
