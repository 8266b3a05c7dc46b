using System.Collections.Frozen;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Services;

/// <summary>Which executor runs which noun of Start, Stop and Connect.</summary>
internal sealed class NounExecutorRegistry(IEnumerable<INounExecutor> executors)
{
    private readonly FrozenDictionary<(Type Verb, Type Noun), INounExecutor> _byType = executors.ToFrozenDictionary(e => (e.VerbType, e.NounType));

    /// <summary>Runs what stands in a verb, in order, until one leads elsewhere.</summary>
    public async ValueTask<VerbOutcome> RunAsync(ServiceVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        foreach (var noun in verb.Nouns)
        {
            // A reader without an executor is a fault of ours, which a test of the registrations finds.
            var outcome = await _byType[(verb.GetType(), noun.GetType())].ExecuteAsync(noun, verb, context, cancellationToken);
            if (outcome is not VerbOutcome.Next)
            {
                return outcome;
            }
        }

        return VerbOutcome.Next.Verb;
    }
}
