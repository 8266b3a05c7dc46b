using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Services;

/// <summary>Connect: gives the call to the first service that stands in it. What follows, its executor says: usually <see cref="After"/>.</summary>
internal sealed class ConnectExecutor(NounExecutorRegistry nouns) : VerbExecutor<ConnectVerb>
{
    /// <summary>What follows when the service has let the call go: the action where there is one, else the next verb.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="context">Where it runs.</param>
    /// <param name="result">What the action is told beside the standard parameters.</param>
    public static VerbOutcome After(ConnectVerb verb, VerbContext context, ImmutableArray<KeyValuePair<string, string>> result) =>
        verb.Action is null ? VerbOutcome.Next.Verb : context.Submit(verb.Action, verb.Method, result);

    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(ConnectVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        if (verb.Nouns.IsEmpty)
        {
            return After(verb, context, []);
        }

        if (verb.Nouns.Length > 1)
        {
            await context.Call.Notifier.ReportOnceAsync(
                ErrorCatalogue.DocumentInvalidNesting, $"Connect: one service can have the call; the first is taken (line {verb.Line}).", isWarning: true);
        }

        return await nouns.RunAsync(verb with { Nouns = verb.Nouns[..1] }, context, cancellationToken);
    }
}
