using System.Collections.Immutable;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>A registered user of the account, by identity.</summary>
public sealed record ClientTarget : DialTarget
{
    /// <summary>The identity: the user name it registered with.</summary>
    public required string Identity { get; init; }

    /// <summary>Custom parameters, handed on as X- headers.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Parameters { get; init; } = [];
}
