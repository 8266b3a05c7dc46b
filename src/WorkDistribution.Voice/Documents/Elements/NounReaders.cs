using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>The readers of what stands in Start, Stop and Connect.</summary>
internal static class NounReaders
{
    private static readonly FrozenDictionary<(string Verb, string Name), INounReader> ByPlace = new INounReader[]
    {
        new StreamReader("Start"),
        new StreamReader("Connect"),
        new StopStreamReader(),
        new TranscriptionReader(),
        new StopTranscriptionReader(),
        new StartRecordingReader(),
    }.ToFrozenDictionary(r => (r.Verb, r.Name));

    /// <summary>Verb and name of the nouns that have a reader.</summary>
    public static IEnumerable<(string Verb, string Name)> Places => ByPlace.Keys;

    /// <summary>Makes what stands in a verb. A noun of the language that is not run here is a warning.</summary>
    public static ImmutableArray<ServiceNoun> Read(CheckedElement verb, ProblemList problems)
    {
        var nouns = ImmutableArray.CreateBuilder<ServiceNoun>();
        foreach (var child in verb.Children)
        {
            if (!ByPlace.TryGetValue((verb.Name, child.Name), out var reader))
            {
                problems.Warn(ErrorCatalogue.VerbNotSupported, $"<{child.Name}> in <{verb.Name}> is not supported here; it is skipped.", child.Markup);
            }
            else if (reader.Read(child, problems) is { } noun)
            {
                nouns.Add(noun with { Line = child.Line, Column = child.Column });
            }
        }

        return nouns.ToImmutable();
    }
}
