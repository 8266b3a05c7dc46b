using System.Collections.Frozen;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Which executor runs which verb.</summary>
internal sealed class VerbExecutorRegistry(IEnumerable<IVerbExecutor> executors)
{
    private readonly FrozenDictionary<Type, IVerbExecutor> _byType = executors.ToFrozenDictionary(e => e.VerbType);

    /// <summary>The executor; null when the verb is not run here.</summary>
    public IVerbExecutor? Find(Verb verb) => _byType.GetValueOrDefault(verb.GetType());
}
