using WorkDistribution.TaskRouting.Rehearsal.Reports;

namespace WorkDistribution.Api.TaskRouting.Rehearsals;

/// <summary>How a queue did, on the wire.</summary>
internal sealed record RehearsedQueueResponse(string TaskQueueSid, string TaskQueueName, int TasksAssigned, WaitResponse WaitDuration)
{
    public static RehearsedQueueResponse Of(RehearsedQueue queue) => new(queue.Sid.Value, queue.Name, queue.Wait.Count, WaitResponse.Of(queue.Wait));
}
