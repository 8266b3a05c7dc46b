using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Voice.CallQueues;
using WorkDistribution.Voice.CallQueues.Tasks;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Calls as tasks: made, closed, accepted and completed through the router.</summary>
internal sealed class CallTasks(ITaskRouter router, WorkspaceFinder finder, ReservationSettler settler, ILogger<CallTasks> logger) : ICallTasks
{
    private const string Channel = "voice";

    /// <summary>Commits of one workspace that come together are written together.</summary>
    private const int AtOnce = 64;

    /// <inheritdoc/>
    public async Task<CallTaskOutcome> CreateAsync(CallTaskOrder order, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(order.AccountSid, new FetchWorkflow(order.WorkflowSid), cancellationToken) is not { } found)
        {
            return new CallTaskOutcome.Refused(ErrorCatalogue.EnqueueTaskRefused, $"There is no workflow {order.WorkflowSid}.");
        }

        var made = await router.SendAsync(
            order.AccountSid,
            found.Workspace,
            new CreateTask(
                order.Attributes,
                order.WorkflowSid,
                Timeout: order.Timeout is { } timeout ? (int)Math.Max(1, Math.Min(timeout.TotalSeconds, int.MaxValue)) : null,
                Priority: order.Priority,
                TaskChannel: Channel)
            { Actor = ActorOf(order.CallSid) },
            cancellationToken);
        return made.Succeeded
            ? new CallTaskOutcome.Created(made.Value.Task.Sid)
            : new CallTaskOutcome.Refused(ErrorCatalogue.EnqueueTaskRefused, string.Join("; ", made.Faults.Select(static fault => fault.Detail ?? fault.Error.Message)));
    }

    /// <inheritdoc/>
    public async Task CancelAsync(AccountSid accountSid, TaskSid taskSid, string reason, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(accountSid, new FetchTask(taskSid), cancellationToken) is not { } found)
        {
            return;
        }

        await CloseAsync(accountSid, found.Workspace, taskSid, reason, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task CloseInterruptedAsync(ImmutableArray<QueueStay> stays, string reason, CancellationToken cancellationToken)
    {
        var left = new ConcurrentBag<(QueueStay Stay, WorkspaceSid Workspace, AssignmentStatus Status)>();
        await EachAsync(stays, static stay => stay, async (stay, stop) =>
        {
            if (stay.TaskSid is { } sid && await finder.FindAsync(stay.AccountSid, new FetchTask(sid), stop) is { } found)
            {
                left.Add((stay, found.Workspace, found.Found.Task.AssignmentStatus));
            }
        });

        // Nobody holds the pending ones, so nobody becomes free by their end; the end of the others frees workers for whom no dead call is left.
        foreach (var stage in left.ToLookup(static one => one.Status == AssignmentStatus.Pending).OrderByDescending(static stage => stage.Key))
        {
            await EachAsync(stage, static one => one.Stay, (one, stop) => CloseAsync(one.Stay.AccountSid, one.Workspace, one.Stay.TaskSid!.Value, reason, stop));
        }

        Task EachAsync<T>(IEnumerable<T> many, Func<T, QueueStay> stayOf, Func<T, CancellationToken, Task> work) => Parallel.ForEachAsync(
            many,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (one, stop) =>
            {
                try
                {
                    await work(one, stop);
                }
#pragma warning disable CA1031 // A task that cannot be closed does not keep the server from starting.
                catch (Exception exception) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    TaskWiringLog.NotClosed(logger, stayOf(one).TaskSid?.Value ?? "", reason, exception);
                }
            });
    }

    /// <inheritdoc/>
    public async Task<ReservationOutcome> AcceptAsync(AccountSid accountSid, ReservationSid reservationSid, CallSid workerCallSid, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(accountSid, new FetchReservation(reservationSid), cancellationToken) is not { } found)
        {
            return new ReservationOutcome.Refused(ErrorCatalogue.DialQueueReservationInvalid, $"There is no reservation {reservationSid}.");
        }

        if (AttributeReader.Call(found.Found.Task.Task.Attributes) is not { } call)
        {
            return new ReservationOutcome.Refused(ErrorCatalogue.DialQueueReservationInvalid, $"The task of reservation {reservationSid} is no call.");
        }

        // One that is accepted already, by the worker's own client or an assignment callback, is picked up here.
        if (found.Found.Reservation.ReservationStatus != ReservationStatus.Accepted)
        {
            var accepted = await router.SendAsync(
                accountSid,
                found.Workspace,
                new UpdateReservation(reservationSid, ReservationStatus.Accepted) { Actor = ActorOf(workerCallSid) },
                cancellationToken);
            if (!accepted.Succeeded)
            {
                return new ReservationOutcome.Refused(ErrorCatalogue.DialQueueReservationInvalid, string.Create(CultureInfo.InvariantCulture, $"Reservation {reservationSid} is not pending any more."));
            }
        }

        return new ReservationOutcome.Accepted(found.Found.Task.Task.Sid, call);
    }

    /// <inheritdoc/>
    public async Task BridgedAsync(AccountSid accountSid, ReservationSid reservationSid, CallSid callerCallSid, CallSid workerCallSid, CancellationToken cancellationToken)
    {
        if (await HandleAsync(accountSid, reservationSid, cancellationToken) is { } reservation)
        {
            await settler.NoteWorkerCallAsync(reservation, workerCallSid, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task ConversationEndedAsync(AccountSid accountSid, ReservationSid reservationSid, ActivitySid? postWorkActivity, ConversationEnd end, CancellationToken cancellationToken)
    {
        if (await HandleAsync(accountSid, reservationSid, cancellationToken) is { } reservation)
        {
            await settler.CompleteAsync(reservation, postWorkActivity, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public ValueTask<CallTaskPlace?> FindPlaceAsync(AccountSid accountSid, TaskSid taskSid, CancellationToken cancellationToken) => ValueTask.FromResult<CallTaskPlace?>(null);

    /// <summary>A task whose worker has just accepted it cannot be cancelled any more: it is completed, with the same reason.</summary>
    private async Task CloseAsync(AccountSid account, WorkspaceSid workspace, TaskSid task, string reason, CancellationToken cancellationToken)
    {
        var canceled = await router.SendAsync(account, workspace, new UpdateTask(task, AssignmentStatus: AssignmentStatus.Canceled, Reason: reason), cancellationToken);
        if (!canceled.Succeeded)
        {
            await router.SendAsync(account, workspace, new UpdateTask(task, AssignmentStatus: AssignmentStatus.Completed, Reason: reason), cancellationToken);
        }
    }

    private async Task<ReservationHandle?> HandleAsync(AccountSid account, ReservationSid sid, CancellationToken cancellationToken) =>
        await finder.FindAsync(account, new FetchReservation(sid), cancellationToken) is { } found
            ? new ReservationHandle(account, found.Workspace, sid, found.Found.Reservation.TaskSid)
            : null;

    private static Actor ActorOf(CallSid call) => new("account", call.Value, Source: "call");
}
