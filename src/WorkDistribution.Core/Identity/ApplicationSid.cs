namespace WorkDistribution.Core.Identity;

/// <summary>Identifies an application: AP and 32 hexadecimal digits.</summary>
public readonly record struct ApplicationSid(string Value) : ISid<ApplicationSid>
{
    /// <inheritdoc/>
    public static string Prefix => "AP";

    /// <inheritdoc/>
    public static ApplicationSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
