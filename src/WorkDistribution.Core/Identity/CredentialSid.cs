namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a SIP credential: CR and 32 hexadecimal digits.</summary>
public readonly record struct CredentialSid(string Value) : ISid<CredentialSid>
{
    /// <inheritdoc/>
    public static string Prefix => "CR";

    /// <inheritdoc/>
    public static CredentialSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
