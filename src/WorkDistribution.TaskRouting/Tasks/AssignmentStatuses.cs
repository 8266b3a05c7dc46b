namespace WorkDistribution.TaskRouting.Tasks;

/// <summary>Wire names of assignment statuses.</summary>
public static class AssignmentStatuses
{
    private static readonly string[] Names = ["pending", "reserved", "assigned", "wrapping", "completed", "canceled"];

    /// <summary>The wire name.</summary>
    public static string NameOf(AssignmentStatus status) => Names[(int)status];

    /// <summary>The status of a wire name; upper and lower case are the same.</summary>
    public static bool TryParse(string name, out AssignmentStatus status)
    {
        var index = Array.FindIndex(Names, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
        status = (AssignmentStatus)Math.Max(index, 0);
        return index >= 0;
    }
}
