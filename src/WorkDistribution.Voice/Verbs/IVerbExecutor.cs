using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Runs one kind of verb. One for the whole server: everything of a call is in the context.</summary>
internal interface IVerbExecutor
{
    /// <summary>The kind.</summary>
    Type VerbType { get; }

    /// <summary>Runs a verb to its end.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="context">Where it runs.</param>
    /// <param name="cancellationToken">Cancelled when the call is over or is led elsewhere; the reason is recorded before.</param>
    ValueTask<VerbOutcome> ExecuteAsync(Verb verb, VerbContext context, CancellationToken cancellationToken);
}
