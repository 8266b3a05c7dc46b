using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Calls.Instructions;

/// <summary>Where the next document comes from.</summary>
/// <param name="Url">Absolute address; empty for a document given outright.</param>
/// <param name="Method">How it is asked.</param>
/// <param name="Parameters">What this request adds to the standard parameters.</param>
/// <param name="Document">The document given outright; null otherwise.</param>
internal sealed record DocumentAddress(string Url, WebhookMethod Method, ImmutableArray<KeyValuePair<string, string>> Parameters, string? Document = null)
{
    /// <summary>The document itself, read already; null otherwise.</summary>
    public LoadedDocument? Loaded { get; init; }

    /// <summary>The first document of instructions.</summary>
    public static DocumentAddress From(CallInstructions instructions) =>
        new(instructions.Url ?? "", instructions.Method, instructions.Parameters, instructions.Document) { Loaded = instructions.Loaded };
}
