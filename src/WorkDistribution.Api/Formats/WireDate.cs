using System.Globalization;

namespace WorkDistribution.Api.Formats;

/// <summary>Instants as the 2010 API writes them: RFC 2822, in UTC, whole seconds.</summary>
internal static class WireDate
{
    public static string Write(DateTimeOffset instant) => instant.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    public static string? Write(DateTimeOffset? instant) => instant is { } set ? Write(set) : null;
}
