namespace WorkDistribution.Server.MessageGateways;

/// <summary>What a gateway says later of a message.</summary>
/// <param name="Id">Our identifier of the message.</param>
/// <param name="Reference">Its own, where it does not keep ours.</param>
/// <param name="Status">delivered, undelivered or failed.</param>
/// <param name="Code">Why not, a code of the wire (30003, ...).</param>
/// <param name="Detail">The same in words.</param>
internal sealed record GatewayReport(string? Id, string? Reference, string? Status, int? Code, string? Detail);
