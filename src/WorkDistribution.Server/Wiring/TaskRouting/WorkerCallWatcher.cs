using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Follows a worker's call: its answer accepts the reservation, its end settles it.</summary>
internal sealed class WorkerCallWatcher(ReservationHandle reservation, ReservationSettler settler, RunningInstructions running) : ICallWatcher
{
    private bool _accepted;

    /// <summary>Whether the answer accepts.</summary>
    public required bool Accepts { get; init; }

    /// <summary>What happens once it was accepted; false hangs the worker up.</summary>
    public Func<CallSid, CancellationToken, Task<bool>>? Accepted { get; init; }

    /// <summary>What happens when an accepted reservation's call is over.</summary>
    public required Func<CallRecord, CancellationToken, Task> Over { get; init; }

    /// <inheritdoc/>
    public async ValueTask<bool> AnsweredAsync(CallSid call, CancellationToken gone)
    {
        if (!Accepts)
        {
            await settler.NoteWorkerCallAsync(reservation, call, gone);
            return true;
        }

        if (!await settler.AcceptAsync(reservation, gone))
        {
            return false;
        }

        _accepted = true;
        await settler.NoteWorkerCallAsync(reservation, call, gone);
        return Accepted is null || await Accepted(call, gone);
    }

    /// <inheritdoc/>
    public void Ended(CallRecord call) => running.Run(reservation.Sid, async () =>
    {
        if (_accepted)
        {
            await Over(call, CancellationToken.None);
        }
        else if (Accepts)
        {
            await settler.NotReachedAsync(reservation, call.Status, CancellationToken.None);
        }
        else
        {
            await settler.LeaveAsync(reservation, CancellationToken.None);
        }
    });
}
