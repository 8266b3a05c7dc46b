using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Services;

/// <summary>The typed base of executors of nouns.</summary>
/// <typeparam name="TVerb">The verb that it stands in.</typeparam>
/// <typeparam name="TNoun">The kind of noun.</typeparam>
internal abstract class NounExecutor<TVerb, TNoun> : INounExecutor
    where TVerb : ServiceVerb
    where TNoun : ServiceNoun
{
    /// <inheritdoc/>
    public Type VerbType => typeof(TVerb);

    /// <inheritdoc/>
    public Type NounType => typeof(TNoun);

    /// <inheritdoc/>
    public ValueTask<VerbOutcome> ExecuteAsync(ServiceNoun noun, ServiceVerb verb, VerbContext context, CancellationToken cancellationToken) =>
        ExecuteAsync((TNoun)noun, (TVerb)verb, context, cancellationToken);

    /// <summary>Runs the noun.</summary>
    protected abstract ValueTask<VerbOutcome> ExecuteAsync(TNoun noun, TVerb verb, VerbContext context, CancellationToken cancellationToken);
}
