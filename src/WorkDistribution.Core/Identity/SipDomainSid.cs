namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a SIP domain: SD and 32 hexadecimal digits.</summary>
public readonly record struct SipDomainSid(string Value) : ISid<SipDomainSid>
{
    /// <inheritdoc/>
    public static string Prefix => "SD";

    /// <inheritdoc/>
    public static SipDomainSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
