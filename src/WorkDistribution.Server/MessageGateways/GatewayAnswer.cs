namespace WorkDistribution.Server.MessageGateways;

/// <summary>What a gateway may say to a message; all of it is optional.</summary>
/// <param name="Reference">What it calls the message.</param>
/// <param name="Status">delivered where it has arrived already.</param>
/// <param name="Code">Why it is refused, a code of the wire (30005, ...).</param>
/// <param name="Detail">The same in words.</param>
internal sealed record GatewayAnswer(string? Reference, string? Status, int? Code, string? Detail);
