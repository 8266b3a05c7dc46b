using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Calls;

/// <summary>An outgoing call to be made.</summary>
/// <param name="AccountSid">For whom.</param>
/// <param name="To">The called address as shown.</param>
/// <param name="From">Caller id.</param>
/// <param name="CallerName">Name shown; null for none.</param>
/// <param name="Direction">By REST or by Dial.</param>
/// <param name="ParentCallSid">The call whose Dial makes it; null for REST.</param>
/// <param name="Limits">How long it may take.</param>
/// <param name="Callback">Told of its course; null for nobody.</param>
internal sealed record OutgoingCall(
    AccountSid AccountSid,
    string To,
    string From,
    string? CallerName,
    CallDirection Direction,
    CallSid? ParentCallSid,
    LegLimits Limits,
    StatusCallback? Callback);
