using System.Globalization;

namespace WorkDistribution.Api.Formats;

/// <summary>Instants as the 2010 API writes them (RFC 2822) and as work distribution does (ISO 8601): both in UTC, whole seconds.</summary>
internal static class WireDate
{
    private static readonly string[] Readable = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>Reads what requests bring: a day or an instant of ISO 8601, in UTC where it does not say.</summary>
    public static bool TryRead(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(text, Readable, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant) && instant.Year is > 1 and < 9999;

    /// <summary>2026-01-01T00:00:00Z.</summary>
    public static string Iso(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>2026-01-01T00:00:00Z.</summary>
    public static string? Iso(DateTimeOffset? instant) => instant is { } set ? Iso(set) : null;

    public static string Write(DateTimeOffset instant) => instant.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    public static string? Write(DateTimeOffset? instant) => instant is { } set ? Write(set) : null;
}
