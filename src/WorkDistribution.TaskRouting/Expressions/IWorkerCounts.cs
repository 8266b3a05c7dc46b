namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>How many workers of a queue are in which activity, for skip_if.</summary>
public interface IWorkerCounts
{
    /// <summary>workers.available: in an activity that is available.</summary>
    int Available { get; }

    /// <summary>workers.unavailable: in any other.</summary>
    int Unavailable { get; }

    /// <summary>workers.WA...: in this activity.</summary>
    /// <param name="activitySid">The activity's identifier.</param>
    int In(string activitySid);
}
