using System.Collections.Immutable;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>What the access policy and the digest together came to.</summary>
internal abstract record AccessVerdict
{
    private AccessVerdict()
    {
    }

    /// <summary>Let in.</summary>
    /// <param name="Identity">Who it is; null without credentials.</param>
    /// <param name="Tag">What the policy attached.</param>
    public sealed record Admit(SipIdentity? Identity, object? Tag) : AccessVerdict;

    /// <summary>Answered with a refusal or a challenge.</summary>
    public sealed record Answer(int Status, ImmutableArray<SipHeader> Headers) : AccessVerdict;

    /// <summary>Not answered.</summary>
    public sealed record Ignore : AccessVerdict;
}
