using System.Collections.Frozen;
using System.Collections.Immutable;

namespace WorkDistribution.Voice.Documents.Table;

/// <summary>The whole language as data: every element, where it may stand, its attributes and their types, and whether this server runs it.</summary>
internal static class ElementTable
{
    /// <summary>Name of the root element.</summary>
    public const string Root = "Response";

    /// <summary>Every rule of documents of calls. A name occurs twice where two elements share it (Sip of Dial and of Refer).</summary>
    public static readonly ImmutableArray<ElementRule> All = [.. VerbRules.All, .. DialRules.All, .. StreamRules.All, .. SsmlRules.All];

    // Documents of calls and of messages are read by one table: what stands where it is not at home is run with a warning.
    private static readonly FrozenDictionary<string, ImmutableArray<ElementRule>> ByName =
        All.Concat(MessagingRules.All).GroupBy(r => r.Name, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ByFoldedName =
        ByName.Keys.Distinct(StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(n => n, StringComparer.OrdinalIgnoreCase);

    /// <summary>The rule of an element where it stands; null when it may not stand there.</summary>
    public static ElementRule? Find(string parent, string name)
    {
        if (!ByName.TryGetValue(name, out var rules))
        {
            return null;
        }

        foreach (var rule in rules)
        {
            if (rule.Parents.Contains(parent, StringComparer.Ordinal))
            {
                return rule;
            }
        }

        return null;
    }

    /// <summary>Whether the language has the element anywhere.</summary>
    public static bool IsKnown(string name) => ByName.ContainsKey(name);

    /// <summary>The element that a name means which is right but for case; null when there is none.</summary>
    public static string? FindIgnoringCase(string name) =>
        string.Equals(name, Root, StringComparison.OrdinalIgnoreCase) ? Root : ByFoldedName.GetValueOrDefault(name);

    /// <summary>Where the element may stand, for messages.</summary>
    public static IEnumerable<string> ParentsOf(string name) =>
        ByName.TryGetValue(name, out var rules) ? rules.SelectMany(r => r.Parents).Distinct(StringComparer.Ordinal) : [];
}
