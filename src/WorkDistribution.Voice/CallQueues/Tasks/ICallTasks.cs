using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.CallQueues.Tasks;

/// <summary>
/// The way from calls to work distribution: calls that wait become tasks. Declared here, implemented by whoever knows both (Server); without one,
/// <see cref="NoCallTasks"/> refuses. Called from the calls' own flow, from many threads; an exception ends that one call's wait with QueueResult system-error.
/// </summary>
public interface ICallTasks
{
    /// <summary>Makes the task of a call that has just begun to wait. Ends when the task is on disk; the task may be assigned, and its call dequeued, before that.</summary>
    Task<CallTaskOutcome> CreateAsync(CallTaskOrder order, CancellationToken cancellationToken);

    /// <summary>The caller waits no more and was not connected to a worker: close the task and take back its reservations. Asked once a task.</summary>
    /// <param name="accountSid">Whose.</param>
    /// <param name="taskSid">The task.</param>
    /// <param name="reason">hangup, leave, redirected, dequeued (by somebody without a reservation), error, system-error.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task CancelAsync(AccountSid accountSid, TaskSid taskSid, string reason, CancellationToken cancellationToken);

    /// <summary>These calls waited, or talked to who had taken them, when the server died: close their tasks in an order in which no worker who becomes free is offered a dead call.</summary>
    /// <param name="stays">The stays of calls that were tasks.</param>
    /// <param name="reason">server-restarted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task CloseInterruptedAsync(ImmutableArray<QueueStay> stays, string reason, CancellationToken cancellationToken);

    /// <summary>A worker's call runs Dial with Queue and this reservation: accept it.</summary>
    /// <param name="accountSid">Whose.</param>
    /// <param name="reservationSid">The reservation.</param>
    /// <param name="workerCallSid">The worker's call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ReservationOutcome> AcceptAsync(AccountSid accountSid, ReservationSid reservationSid, CallSid workerCallSid, CancellationToken cancellationToken);

    /// <summary>Worker and caller of an accepted reservation hear each other now. Told only of Dial with Queue; who dequeues through <see cref="Control.ICallQueueControl"/> learns it there.</summary>
    Task BridgedAsync(AccountSid accountSid, ReservationSid reservationSid, CallSid callerCallSid, CallSid workerCallSid, CancellationToken cancellationToken);

    /// <summary>That conversation is over: the task is to be completed, or wrapped up where the worker's channel wants it. Told once an accepted reservation, also when the conversation never began.</summary>
    /// <param name="accountSid">Whose.</param>
    /// <param name="reservationSid">The reservation.</param>
    /// <param name="postWorkActivity">The activity that the worker takes up afterwards, as the document says; null leaves it.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ConversationEndedAsync(AccountSid accountSid, ReservationSid reservationSid, ActivitySid? postWorkActivity, ConversationEnd end, CancellationToken cancellationToken);

    /// <summary>Where a task stands, for what a wait document is told; null when that is not known: the place by arrival is told then.</summary>
    ValueTask<CallTaskPlace?> FindPlaceAsync(AccountSid accountSid, TaskSid taskSid, CancellationToken cancellationToken);
}
