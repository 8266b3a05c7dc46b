namespace WorkDistribution.Storage.Sqlite;

/// <summary>Instants as they are kept: whole microseconds since 1970 UTC.</summary>
internal static class Instants
{
    public static long ToMicroseconds(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static object? ToMicroseconds(DateTimeOffset? instant) => instant is { } set ? ToMicroseconds(set) : null;

    public static DateTimeOffset FromMicroseconds(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
