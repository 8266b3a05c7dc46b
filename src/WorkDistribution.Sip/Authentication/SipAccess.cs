namespace WorkDistribution.Sip.Authentication;

/// <summary>A decision about a request.</summary>
public abstract record SipAccess
{
    private SipAccess()
    {
    }

    /// <summary>Let in without credentials (a trusted trunk).</summary>
    /// <param name="Tag">Comes back as <see cref="Dialogs.IInviteSession.AccessTag"/>.</param>
    public sealed record Allow(object? Tag = null) : SipAccess;

    /// <summary>Let in when the digest is right: 401 for REGISTER, 407 otherwise.</summary>
    /// <param name="Realm">The realm to challenge with.</param>
    /// <param name="Tag">Comes back as <see cref="Dialogs.IInviteSession.AccessTag"/>.</param>
    public sealed record Challenge(string Realm, object? Tag = null) : SipAccess;

    /// <summary>Refused with a final status.</summary>
    public sealed record Refuse(int Status) : SipAccess;

    /// <summary>Not answered at all (a scanner): nothing is kept.</summary>
    public sealed record Ignore : SipAccess;
}
