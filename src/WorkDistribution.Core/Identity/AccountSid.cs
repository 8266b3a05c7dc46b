namespace WorkDistribution.Core.Identity;

/// <summary>Identifies an account: AC and 32 hexadecimal digits.</summary>
public readonly record struct AccountSid(string Value) : ISid<AccountSid>
{
    /// <inheritdoc/>
    public static string Prefix => "AC";

    /// <inheritdoc/>
    public static AccountSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
