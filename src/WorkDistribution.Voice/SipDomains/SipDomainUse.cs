namespace WorkDistribution.Voice.SipDomains;

/// <summary>What a credential list is mapped to a domain for.</summary>
public enum SipDomainUse
{
    /// <summary>Calls (INVITE).</summary>
    Calls,

    /// <summary>Registrations (REGISTER).</summary>
    Registrations,
}
