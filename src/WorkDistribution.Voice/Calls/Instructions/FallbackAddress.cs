using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Calls.Instructions;

/// <summary>Who is asked, one after another, when an application fails (R1-93).</summary>
/// <param name="Urls">Absolute addresses in order.</param>
/// <param name="Method">How.</param>
internal sealed record FallbackAddress(ImmutableArray<ListedAddress> Urls, WebhookMethod Method)
{
    /// <summary>Nobody.</summary>
    public static FallbackAddress None { get; } = new([], WebhookMethod.Post);

    /// <summary>That of instructions.</summary>
    public static FallbackAddress From(CallInstructions instructions) => new(ListedAddress.ParseAll(instructions.FallbackUrl), instructions.FallbackMethod);
}
