using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Activities;

/// <summary>An activity in a live workspace.</summary>
internal sealed class ActivityState(Activity activity) : Entity
{
    /// <summary>What is kept.</summary>
    public Activity Activity { get; set; } = activity;

    /// <summary>Workers who are in it.</summary>
    public int Workers { get; set; }

    /// <summary>Whether workers in it count as logged off.</summary>
    public bool IsOffline => !Activity.Available && Activity.FriendlyName.Equals("Offline", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string Key => Activity.Sid.Value;

    /// <inheritdoc/>
    public override DateTimeOffset Created => Activity.DateCreated;
}
