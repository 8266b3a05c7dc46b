namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a payment: PK and 32 hexadecimal digits.</summary>
public readonly record struct PaymentSid(string Value) : ISid<PaymentSid>
{
    /// <inheritdoc/>
    public static string Prefix => "PK";

    /// <inheritdoc/>
    public static PaymentSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
