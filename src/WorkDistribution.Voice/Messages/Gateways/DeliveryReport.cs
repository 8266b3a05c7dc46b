using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Messages.Gateways;

/// <summary>What a gateway says later of a message that it took.</summary>
/// <param name="Gateway">Its name: no gateway reports of another's messages.</param>
/// <param name="Sid">The message by our identifier; null where only the reference is known.</param>
/// <param name="Reference">The message by the gateway's name for it.</param>
/// <param name="IsDelivered">It has arrived; false: it will not.</param>
/// <param name="ErrorCode">Why not, a code of the wire (30003, ...); null for an unknown cause.</param>
/// <param name="Detail">The same in words.</param>
public sealed record DeliveryReport(string Gateway, MessageSid? Sid, string? Reference, bool IsDelivered, int? ErrorCode = null, string? Detail = null);
