using System.Globalization;

namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>Compares an If-Match with a version.</summary>
internal static class VersionTag
{
    /// <summary>Whether the condition holds: none, *, or the version with or without quotes.</summary>
    public static bool Matches(string? condition, long version) =>
        condition is null
        || condition == "*"
        || condition.Trim().Trim('"') == version.ToString(CultureInfo.InvariantCulture);
}
