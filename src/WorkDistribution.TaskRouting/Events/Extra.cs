using System.Globalization;

namespace WorkDistribution.TaskRouting.Events;

/// <summary>Facts that only some events have, by their wire names.</summary>
internal static class Extra
{
    /// <summary>A text.</summary>
    public static KeyValuePair<string, string> Of(string name, string? value) => new(name, value ?? "");

    /// <summary>A number.</summary>
    public static KeyValuePair<string, string> Of(string name, long value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
