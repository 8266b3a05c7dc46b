using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Calls.Instructions;

/// <summary>Who is asked when an application fails.</summary>
/// <param name="Url">Absolute address; null for nobody.</param>
/// <param name="Method">How.</param>
internal sealed record FallbackAddress(string? Url, WebhookMethod Method)
{
    /// <summary>That of instructions.</summary>
    public static FallbackAddress From(CallInstructions instructions) => new(instructions.FallbackUrl, instructions.FallbackMethod);
}
