namespace WorkDistribution.Server.Options;

/// <summary>A carrier that outgoing calls to numbers leave through.</summary>
/// <param name="Name">A name for logs.</param>
/// <param name="Transport">udp or tcp.</param>
/// <param name="Host">Name or address, with an optional port.</param>
/// <param name="Username">Answers its challenges; null when it has none.</param>
/// <param name="Password">The password; never logged.</param>
internal sealed record TrunkOptions(string Name, string Transport, string Host, string? Username, string? Password);
