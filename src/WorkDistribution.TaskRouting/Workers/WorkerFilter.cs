using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Workers;

/// <summary>Which workers are listed; all conditions hold together, null ones do not count.</summary>
public sealed record WorkerFilter
{
    /// <summary>Name of their activity.</summary>
    public string? ActivityName { get; init; }

    /// <summary>Their activity.</summary>
    public ActivitySid? ActivitySid { get; init; }

    /// <summary>Whether their activity is available.</summary>
    public bool? Available { get; init; }

    /// <summary>Their name.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>Expression over their attributes; one that does not parse is refused with its offset.</summary>
    public string? TargetWorkersExpression { get; init; }

    /// <summary>Those who may take from the queue of this name.</summary>
    public string? TaskQueueName { get; init; }

    /// <summary>Those who may take from this queue.</summary>
    public TaskQueueSid? TaskQueueSid { get; init; }

    /// <summary>DateStatusChanged:asc or :desc; null: by date of creation.</summary>
    public string? Ordering { get; init; }
}
