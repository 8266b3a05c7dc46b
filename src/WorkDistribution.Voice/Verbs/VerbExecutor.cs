using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs;

/// <summary>The typed base of executors.</summary>
/// <typeparam name="TVerb">The kind of verb.</typeparam>
internal abstract class VerbExecutor<TVerb> : IVerbExecutor
    where TVerb : Verb
{
    /// <inheritdoc/>
    public Type VerbType => typeof(TVerb);

    /// <inheritdoc/>
    public ValueTask<VerbOutcome> ExecuteAsync(Verb verb, VerbContext context, CancellationToken cancellationToken) =>
        ExecuteAsync((TVerb)verb, context, cancellationToken);

    /// <summary>Runs the verb.</summary>
    protected abstract ValueTask<VerbOutcome> ExecuteAsync(TVerb verb, VerbContext context, CancellationToken cancellationToken);
}
