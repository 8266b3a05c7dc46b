using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.CallQueues.Tasks;

/// <summary>Calls of a server without work distribution: plain queues work, workflows and reservations are refused.</summary>
internal sealed class NoCallTasks : ICallTasks
{
    private const string Why = "This server has no work distribution.";

    /// <inheritdoc/>
    public Task<CallTaskOutcome> CreateAsync(CallTaskOrder order, CancellationToken cancellationToken) =>
        Task.FromResult<CallTaskOutcome>(new CallTaskOutcome.Refused(ErrorCatalogue.EnqueueTaskRefused, Why));

    /// <inheritdoc/>
    public Task CancelAsync(AccountSid accountSid, TaskSid taskSid, string reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task CloseInterruptedAsync(ImmutableArray<QueueStay> stays, string reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<ReservationOutcome> AcceptAsync(AccountSid accountSid, ReservationSid reservationSid, CallSid workerCallSid, CancellationToken cancellationToken) =>
        Task.FromResult<ReservationOutcome>(new ReservationOutcome.Refused(ErrorCatalogue.DialQueueReservationInvalid, Why));

    /// <inheritdoc/>
    public Task BridgedAsync(AccountSid accountSid, ReservationSid reservationSid, CallSid callerCallSid, CallSid workerCallSid, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task ConversationEndedAsync(AccountSid accountSid, ReservationSid reservationSid, ActivitySid? postWorkActivity, ConversationEnd end, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask<CallTaskPlace?> FindPlaceAsync(AccountSid accountSid, TaskSid taskSid, CancellationToken cancellationToken) => ValueTask.FromResult<CallTaskPlace?>(null);
}
