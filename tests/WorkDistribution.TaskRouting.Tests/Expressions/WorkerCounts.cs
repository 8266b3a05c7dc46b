using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Tests.Expressions;

/// <summary>A queue's workers; all that are available are in one activity.</summary>
internal sealed record WorkerCounts(int Available, int Unavailable) : IWorkerCounts
{
    public int In(string activitySid) => activitySid == "WA00000000000000000000000000000001" ? Available : 0;
}
