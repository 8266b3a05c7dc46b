namespace WorkDistribution.Server.MessageGateways;

/// <summary>Answer to a gateway.</summary>
/// <param name="Sid">The message that was kept; null where none was.</param>
/// <param name="Message">What is wrong, in words; null where nothing is.</param>
internal sealed record GatewayReceipt(string? Sid, string? Message);
