namespace WorkDistribution.TaskRouting.Tasks;

/// <summary>Where a task stands (R3-21).</summary>
public enum AssignmentStatus
{
    /// <summary>Waiting.</summary>
    Pending,

    /// <summary>Offered to a worker who has not answered.</summary>
    Reserved,

    /// <summary>Accepted.</summary>
    Assigned,

    /// <summary>Done but for after-work.</summary>
    Wrapping,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>Given up.</summary>
    Canceled,
}
