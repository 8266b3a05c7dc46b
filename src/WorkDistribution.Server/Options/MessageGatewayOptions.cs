namespace WorkDistribution.Server.Options;

/// <summary>The gateway that messages to numbers leave through, and come in by.</summary>
/// <param name="Url">Where messages are posted; null simulates a carrier.</param>
/// <param name="Secret">Signs what goes out and what comes in; never logged.</param>
/// <param name="IsForm">Messages are posted as a form; otherwise as JSON.</param>
internal sealed record MessageGatewayOptions(Uri? Url, string Secret, bool IsForm);
