using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Voice.SipDomains;

/// <summary>A SIP domain: softphones register in it and call through it.</summary>
public sealed record SipDomain
{
    /// <summary>The resource.</summary>
    public required SipDomainSid Sid { get; init; }

    /// <summary>Its account.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>The host part of its addresses and the digest realm, lower case. Unique in the whole server.</summary>
    public required string DomainName { get; init; }

    /// <summary>A name for people.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>What happens to calls from its users.</summary>
    public VoiceSettings Voice { get; init; } = new();

    /// <summary>Whether phones may register.</summary>
    public bool SipRegistration { get; init; } = true;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }
}
