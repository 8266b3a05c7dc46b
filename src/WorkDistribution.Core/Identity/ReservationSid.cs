namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a reservation: WR and 32 hexadecimal digits.</summary>
public readonly record struct ReservationSid(string Value) : ISid<ReservationSid>
{
    /// <inheritdoc/>
    public static string Prefix => "WR";

    /// <inheritdoc/>
    public static ReservationSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
