namespace WorkDistribution.Server.MessageGateways;

/// <summary>A message as it is posted to a gateway.</summary>
/// <param name="Id">The message: the same for every try.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="From">Sender.</param>
/// <param name="To">Recipient.</param>
/// <param name="Text">The text; may be empty where there is media.</param>
/// <param name="Media">Absolute addresses.</param>
internal sealed record OutgoingGatewayText(string Id, string Account, string From, string To, string Text, IReadOnlyList<string> Media);
