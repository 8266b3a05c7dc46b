namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a credential list, also of its mapping to a SIP domain: CL and 32 hexadecimal digits.</summary>
public readonly record struct CredentialListSid(string Value) : ISid<CredentialListSid>
{
    /// <inheritdoc/>
    public static string Prefix => "CL";

    /// <inheritdoc/>
    public static CredentialListSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
