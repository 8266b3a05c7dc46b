using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Streams;

/// <summary>A WebSocket to open.</summary>
/// <param name="AccountSid">Whose: its token signs the handshake.</param>
/// <param name="Url">The address, absolute, ws or wss.</param>
/// <param name="Timeout">Time for everything until it is open.</param>
public sealed record StreamConnectRequest(AccountSid AccountSid, string Url, TimeSpan Timeout);
