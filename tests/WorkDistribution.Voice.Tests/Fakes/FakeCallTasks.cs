using System.Collections.Concurrent;
using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.CallQueues;
using WorkDistribution.Voice.CallQueues.Tasks;

namespace WorkDistribution.Voice.Tests.Fakes;

/// <summary>Work distribution as calls see it: takes every task, accepts the reservations it was told of, and writes down what it hears.</summary>
internal sealed class FakeCallTasks : ICallTasks
{
    private readonly ConcurrentDictionary<ReservationSid, CallSid> _reservations = new();

    public Signals<CallTaskOrder> Created { get; } = new();

    public Signals<string> Told { get; } = new();

    public TaskSid TaskSid { get; } = new RandomSidSource().New<TaskSid>();

    public CallTaskOutcome? Refusal { get; set; }

    public CallTaskPlace? Place { get; set; }

    public Exception? Failure { get; set; }

    public ReservationSid Reserve(CallSid call)
    {
        var reservation = new RandomSidSource().New<ReservationSid>();
        _reservations[reservation] = call;
        return reservation;
    }

    public Task<CallTaskOutcome> CreateAsync(CallTaskOrder order, CancellationToken cancellationToken)
    {
        if (Failure is { } failure)
        {
            throw failure;
        }

        Created.Add(order);
        return Task.FromResult(Refusal ?? new CallTaskOutcome.Created(TaskSid));
    }

    public Task CancelAsync(AccountSid accountSid, TaskSid taskSid, string reason, CancellationToken cancellationToken) => Tell($"canceled {reason}");

    public async Task CloseInterruptedAsync(ImmutableArray<QueueStay> stays, string reason, CancellationToken cancellationToken)
    {
        foreach (var stay in stays)
        {
            await Tell($"closed {stay.TaskSid} {reason}");
        }
    }

    public Task<ReservationOutcome> AcceptAsync(AccountSid accountSid, ReservationSid reservationSid, CallSid workerCallSid, CancellationToken cancellationToken) =>
        Task.FromResult<ReservationOutcome>(_reservations.TryGetValue(reservationSid, out var call)
            ? new ReservationOutcome.Accepted(TaskSid, call)
            : new ReservationOutcome.Refused(ErrorCatalogue.DialQueueReservationNotAccepted));

    public Task BridgedAsync(AccountSid accountSid, ReservationSid reservationSid, CallSid callerCallSid, CallSid workerCallSid, CancellationToken cancellationToken) => Tell("bridged");

    public Task ConversationEndedAsync(AccountSid accountSid, ReservationSid reservationSid, ActivitySid? postWorkActivity, ConversationEnd end, CancellationToken cancellationToken) =>
        Tell($"ended {end} {postWorkActivity}".Trim());

    public ValueTask<CallTaskPlace?> FindPlaceAsync(AccountSid accountSid, TaskSid taskSid, CancellationToken cancellationToken) => ValueTask.FromResult(Place);

    private Task Tell(string what)
    {
        Told.Add(what);
        return Task.CompletedTask;
    }
}
