using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Server.Options;

/// <summary>A carrier that outgoing calls to numbers leave through.</summary>
/// <param name="Name">A name for logs.</param>
/// <param name="Destination">Where its INVITEs go.</param>
/// <param name="Username">Answers its challenges; null when it has none.</param>
/// <param name="Password">The password; never logged.</param>
internal sealed record TrunkOptions(string Name, SipDestination Destination, string? Username, string? Password);
