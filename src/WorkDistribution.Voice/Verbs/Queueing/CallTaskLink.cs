using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.CallQueues;
using WorkDistribution.Voice.CallQueues.Tasks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Queueing;

/// <summary>What calls tell work distribution. What cannot be told is written down; the call goes on.</summary>
internal sealed class CallTaskLink(TaskSide side, CallRegistry registry)
{
    /// <summary>Makes the task of a call.</summary>
    /// <returns>null when it was refused, which has been written down.</returns>
    public async Task<TaskSid?> CreateAsync(EnqueueVerb verb, WorkflowSid workflow, string attributes, CallSession call)
    {
        // Not cancelled with the call: a task made for a caller who is gone must be known, to be closed.
        var order = new CallTaskOrder(call.Record.AccountSid, workflow, call.Record.Sid, attributes, verb.Task?.Priority, verb.Task?.Timeout);
        var outcome = await side.Tasks().CreateAsync(order, CancellationToken.None);
        if (outcome is CallTaskOutcome.Refused refused)
        {
            await call.Notifier.ReportAsync(refused.Error, $"Enqueue (line {verb.Line}): {refused.Detail ?? refused.Error.Message}", isWarning: false);
            return null;
        }

        return ((CallTaskOutcome.Created)outcome).TaskSid;
    }

    /// <summary>Closes the task of a caller who waits no more. Returns at once.</summary>
    public void Cancel(TaskSid task, string reason, CallSession call) =>
        Tell(call, ErrorCatalogue.EnqueueTaskNotClosed, $"the end of task {task}", tasks => tasks.CancelAsync(call.Record.AccountSid, task, reason, CancellationToken.None));

    /// <summary>Accepts a reservation for a worker's call.</summary>
    public Task<ReservationOutcome> AcceptAsync(ReservationSid reservation, CallSession worker, CancellationToken cancellationToken) =>
        side.Tasks().AcceptAsync(worker.Record.AccountSid, reservation, worker.Record.Sid, cancellationToken);

    /// <summary>Worker and caller hear each other. Returns at once.</summary>
    public void Bridged(ReservationSid reservation, CallSid caller, CallSession worker) => Tell(
        worker,
        ErrorCatalogue.InternalError,
        $"the conversation of reservation {reservation}",
        tasks => tasks.BridgedAsync(worker.Record.AccountSid, reservation, caller, worker.Record.Sid, CancellationToken.None));

    /// <summary>Their conversation is over. Returns at once.</summary>
    public void Ended(ReservationSid reservation, ActivitySid? postWorkActivity, ConversationEnd end, CallSession worker) => Tell(
        worker,
        ErrorCatalogue.EnqueueTaskNotClosed,
        $"the end of reservation {reservation}",
        tasks => tasks.ConversationEndedAsync(worker.Record.AccountSid, reservation, postWorkActivity, end, CancellationToken.None));

    /// <summary>Where a task stands; null when that is not known.</summary>
    public async ValueTask<CallTaskPlace?> FindPlaceAsync(AccountSid account, TaskSid? task, CancellationToken cancellationToken) =>
        task is { } sid ? await side.Tasks().FindPlaceAsync(account, sid, cancellationToken) : null;

    private void Tell(CallSession call, ErrorCode error, string what, Func<ICallTasks, Task> tell) => registry.Track(TellAsync(call, error, what, tell));

    private async Task TellAsync(CallSession call, ErrorCode error, string what, Func<ICallTasks, Task> tell)
    {
        try
        {
            await tell(side.Tasks());
        }
#pragma warning disable CA1031 // The edge to another part of the server: what fails there must not end a call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            VoiceLog.TaskNotTold(call.Services.Log, exception, call.Record.Sid.Value, what);
            await call.Notifier.ReportAsync(error, $"Work distribution could not be told of {what}.", isWarning: false);
        }
    }
}
