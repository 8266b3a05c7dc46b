using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Calls.Outgoing;

namespace WorkDistribution.Voice.Numbers;

/// <summary>How an outgoing address is reached, or why it is not.</summary>
internal abstract record OutboundRoute
{
    private OutboundRoute()
    {
    }

    /// <summary>By these INVITEs, all at once: several where a user has several phones. Their bodies are filled in by the legs.</summary>
    public sealed record Reachable(ImmutableArray<OutboundInvite> Invites) : OutboundRoute;

    /// <summary>A user who has no phone registered now.</summary>
    public sealed record NotRegistered : OutboundRoute;

    /// <summary>Not at all.</summary>
    public sealed record Unreachable(ErrorCode Error, string Detail) : OutboundRoute;
}
