using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Rehearsal.Replay;

/// <summary>What came of a task: really, or in a rehearsal.</summary>
internal sealed class TaskOutcome
{
    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When a worker first accepted it; null: nobody did.</summary>
    public DateTimeOffset? Accepted { get; set; }

    /// <summary>The queue it was last in before that; null: none.</summary>
    public TaskQueueSid? Queue { get; set; }

    /// <summary>Why it ended without a worker; null: it did not.</summary>
    public TaskEnd? End { get; set; }

    /// <summary>Offers that were made of it.</summary>
    public int Offers { get; set; }

    /// <summary>Those that were rejected, or not answered.</summary>
    public int Declined { get; set; }

    /// <summary>The targets it came to before somebody accepted it, by filter and place, in order; the last is where it is or was taken from. Of rehearsals.</summary>
    public List<(int Filter, int Target)> Way { get; } = [];

    /// <summary>Some worker of the workspace could have taken it, whatever it was doing. Of rehearsals.</summary>
    public bool IsForSomebody { get; set; }

    /// <summary>How long it waited for a worker; null: none came.</summary>
    public TimeSpan? Wait => Accepted - Created;
}
