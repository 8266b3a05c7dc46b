namespace WorkDistribution.TaskRouting.Reservations;

/// <summary>Wire names of reservation statuses.</summary>
public static class ReservationStatuses
{
    private static readonly string[] Names = ["pending", "accepted", "rejected", "timeout", "canceled", "rescinded", "wrapping", "completed"];

    /// <summary>The wire name.</summary>
    public static string NameOf(ReservationStatus status) => Names[(int)status];

    /// <summary>The status of a wire name; upper and lower case are the same.</summary>
    public static bool TryParse(string name, out ReservationStatus status)
    {
        var index = Array.FindIndex(Names, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
        status = (ReservationStatus)Math.Max(index, 0);
        return index >= 0;
    }
}
