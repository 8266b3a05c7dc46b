using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Numbers;

/// <summary>An address to call.</summary>
/// <param name="AccountSid">For whom.</param>
/// <param name="To">E.164 number, sip: URI or client: identity.</param>
/// <param name="From">Caller id shown.</param>
/// <param name="CallerName">Name shown; null for none.</param>
/// <param name="Username">User name for a sip: destination that challenges; null for none.</param>
/// <param name="Password">Its password.</param>
/// <param name="Headers">Further X- headers.</param>
/// <param name="InsideHops">How many calls from inside led to the one that calls.</param>
internal sealed record OutboundAddress(
    AccountSid AccountSid,
    string To,
    string From,
    string? CallerName,
    string? Username,
    string? Password,
    ImmutableArray<KeyValuePair<string, string>> Headers,
    int InsideHops = 0);
