using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Services;

/// <summary>Runs one kind of noun in one of the verbs Start, Stop and Connect. One for the whole server: everything of a call is in the context.</summary>
internal interface INounExecutor
{
    /// <summary>The verb that it stands in.</summary>
    Type VerbType { get; }

    /// <summary>The kind of noun.</summary>
    Type NounType { get; }

    /// <summary>Runs a noun: in Start until it has begun, in Connect to its end.</summary>
    /// <param name="noun">The noun.</param>
    /// <param name="verb">The verb that it stands in.</param>
    /// <param name="context">Where it runs.</param>
    /// <param name="cancellationToken">Cancelled when the call is over or is led elsewhere; the reason is recorded before.</param>
    ValueTask<VerbOutcome> ExecuteAsync(ServiceNoun noun, ServiceVerb verb, VerbContext context, CancellationToken cancellationToken);
}
