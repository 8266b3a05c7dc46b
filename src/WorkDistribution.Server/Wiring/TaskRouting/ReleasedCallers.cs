using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.Voice.CallQueues.Control;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Lets callers go on with their document when their task ended without them: cancelled or deleted by REST, or timed out.</summary>
internal sealed class ReleasedCallers(ICallQueueControl queues, ILogger<ReleasedCallers> logger) : IEventObserver
{
    /// <inheritdoc/>
    public void Committed(IReadOnlyList<RoutingEvent> events)
    {
        foreach (var occurrence in events)
        {
            if (occurrence is { Type: EventType.TaskCanceled or EventType.TaskCompleted or EventType.TaskDeleted or EventType.TaskSystemDeleted, Task.Task: { } task }
                && AttributeReader.Call(task.Attributes) is { } call)
            {
                _ = ReleaseAsync(occurrence.Workspace.AccountSid, call, task.Sid);
            }
        }
    }

    private async Task ReleaseAsync(AccountSid account, CallSid call, TaskSid task)
    {
        await Task.Yield();
        try
        {
            // Only the caller who waits for this task: the call may wait for another one since.
            if (await queues.FindAsync(account, call, CancellationToken.None) is { } member && member.TaskSid == task)
            {
                await queues.ReleaseAsync(account, call, CancellationToken.None);
            }
        }
#pragma warning disable CA1031 // The edge of one caller's release: the caller can still hang up.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            TaskWiringLog.NotReleased(logger, task.Value, exception);
        }
    }
}
