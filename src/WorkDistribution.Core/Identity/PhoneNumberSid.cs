namespace WorkDistribution.Core.Identity;

/// <summary>Identifies an incoming phone number: PN and 32 hexadecimal digits.</summary>
public readonly record struct PhoneNumberSid(string Value) : ISid<PhoneNumberSid>
{
    /// <inheritdoc/>
    public static string Prefix => "PN";

    /// <inheritdoc/>
    public static PhoneNumberSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
