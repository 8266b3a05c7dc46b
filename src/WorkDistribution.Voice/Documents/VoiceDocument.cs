using System.Collections.Immutable;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents;

/// <summary>What an application answered, ready to run, with everything found wrong with it.</summary>
/// <param name="Verbs">The instructions in order; empty when the document is unusable or has none.</param>
/// <param name="Problems">Errors and warnings, in document order.</param>
public sealed record VoiceDocument(ImmutableArray<Verb> Verbs, ImmutableArray<DocumentProblem> Problems)
{
    /// <summary>Whether it can be run: no problem is an error. Warnings leave the rest usable.</summary>
    public bool IsUsable => Problems.All(p => p.IsWarning);
}
