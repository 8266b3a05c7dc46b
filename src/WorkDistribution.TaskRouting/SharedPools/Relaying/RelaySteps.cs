using System.Collections.Concurrent;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.SharedPools.Relaying;

/// <summary>Brings single reservations of a pool worker and their guest tasks into agreement, step by step.</summary>
/// <remarks>Several reservations at once; one reservation by one caller at a time.</remarks>
/// <param name="borrower">The borrower's side.</param>
/// <param name="lender">The lender's side.</param>
/// <param name="worker">The pool worker.</param>
/// <param name="services">What all relays share.</param>
/// <param name="watch">A guest task is about to be made or was found: its events belong to a reservation.</param>
/// <param name="unwatch">They do not any more.</param>
internal sealed class RelaySteps(RelaySide borrower, RelaySide lender, WorkerSid worker, RelayServices services, Action<TaskSid, ReservationSid> watch, Action<TaskSid> unwatch)
{
    private const int MostSteps = 8;
    private const string DefaultChannel = "default";
    private const string BorrowerReason = "The borrower took it back";

    /// <summary>How much longer an offer stays open than its guest task, which times out in its stead: an offer's own time-out would take the whole pool off line.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<ReservationSid, Relayed> _known = [];

    /// <summary>The reservations that have a guest task, as far as it is known.</summary>
    public ICollection<ReservationSid> Known => _known.Keys;

    /// <summary>Whether nothing is relayed.</summary>
    public bool IsIdle => _known.IsEmpty;

    /// <summary>Does what one relay is missing.</summary>
    /// <returns>false when it does not come to rest: it must be looked at again later.</returns>
    /// <exception cref="RelayUnavailableException">A workspace takes no commands now.</exception>
    public async Task<bool> SettleAsync(PoolGrant grant, ReservationSid sid, CancellationToken cancellationToken)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var offer = await borrower.SendAsync(new FetchReservation(sid, Worker: worker), cancellationToken);
            var guestSid = GuestTask.SidOf(grant.Sid, sid);
            var guest = await lender.SendAsync(new FetchTask(guestSid), cancellationToken);
            if (guest is not null && !_known.ContainsKey(sid))
            {
                Know(sid, guestSid, guest.TaskChannelUniqueName);
            }

            var move = RelayDecision.Of(grant.Status, offer?.Reservation, guest?.Task.AssignmentStatus, _known.ContainsKey(sid));
            if (move == RelayMove.None)
            {
                return true;
            }

            if (move == RelayMove.Forget)
            {
                Drop(sid, guestSid);
                return true;
            }

            services.Metrics.Moved(move);
            await MoveAsync(move, grant, sid, guestSid, offer, cancellationToken);
        }

        return false;
    }

    /// <summary>Ends guests whose reservation is over, found after a crash that came between the two.</summary>
    /// <exception cref="RelayUnavailableException">A workspace takes no commands now.</exception>
    public async Task RemoveStrayAsync(PoolGrant grant, List<TaskView> guests, HashSet<ReservationSid> live, CancellationToken cancellationToken)
    {
        var expected = live.Select(offer => GuestTask.SidOf(grant.Sid, offer)).ToHashSet();
        foreach (var view in guests)
        {
            if (!expected.Contains(view.Task.Sid) && GuestTask.IsOf(grant.Sid, view.Task))
            {
                await EndGuestAsync(RelayDecision.Of(grant.Status, null, view.Task.AssignmentStatus, wasMade: true), view.Task.Sid, cancellationToken);
            }
        }
    }

    private async Task MoveAsync(RelayMove move, PoolGrant grant, ReservationSid sid, TaskSid guest, ReservationView? offer, CancellationToken cancellationToken)
    {
        switch (move)
        {
            case RelayMove.MakeGuest:
                await MakeGuestAsync(grant, guest, offer!, cancellationToken);
                break;
            case RelayMove.MarkOffer:
                await borrower.SendAsync(new StartInstruction(sid, Worker: worker), cancellationToken);
                break;
            case RelayMove.AcceptOffer:
                await AnswerAsync(sid, ReservationStatus.Accepted, cancellationToken);
                break;
            case RelayMove.RejectOffer:
                await AnswerAsync(sid, ReservationStatus.Rejected, cancellationToken);
                break;
            case RelayMove.RescindOffer:
                await AnswerAsync(sid, ReservationStatus.Rescinded, cancellationToken);
                break;
            case RelayMove.HandBack:
                await AnswerAsync(sid, ReservationStatus.Canceled, cancellationToken);
                break;
            case RelayMove.WrapOffer:
                await AnswerAsync(sid, ReservationStatus.Wrapping, cancellationToken);
                break;
            case RelayMove.CompleteOffer:
                await AnswerAsync(sid, ReservationStatus.Completed, cancellationToken);
                break;
            default:
                await EndGuestAsync(move, guest, cancellationToken);
                break;
        }
    }

    private async Task MakeGuestAsync(PoolGrant grant, TaskSid guest, ReservationView offer, CancellationToken cancellationToken)
    {
        var reservation = offer.Reservation;
        if (!TryTakePlace(grant, reservation.Sid, guest, offer.Task.TaskChannelUniqueName))
        {
            // The borrower raised the pool worker's capacity, or sent a task that ignores it.
            await GiveUpAsync(grant, reservation, guest, "the pool is at its capacity", cancellationToken);
            return;
        }

        try
        {
            await MakeGuestAsync(grant, guest, reservation, offer.Task, cancellationToken);
        }
        catch
        {
            // Whether it was made is not known: the next look sees it, or makes it.
            Drop(reservation.Sid, guest);
            throw;
        }
    }

    private async Task MakeGuestAsync(PoolGrant grant, TaskSid guest, Reservation reservation, TaskView of, CancellationToken cancellationToken)
    {
        int? timeout = null;
        if (reservation.ReservationStatus == ReservationStatus.Pending)
        {
            var left = reservation.Expires - services.Clock.GetUtcNow();
            timeout = Math.Max(1, (int)Math.Ceiling(left.TotalSeconds));
            if (!reservation.IsInstructed)
            {
                await borrower.SendAsync(new StartInstruction(reservation.Sid, Worker: worker, Extend: left + Grace), cancellationToken);
            }
        }

        var task = new CreateTask(
            GuestTask.AttributesOf(grant.Sid, reservation.Sid, of.Task.Attributes),
            TaskQueueSid: grant.TaskQueueSid,
            Timeout: timeout,
            Priority: grant.Priority,
            TaskChannel: of.TaskChannelUniqueName)
        {
            Sid = guest,
        };
        var made = await lender.TryAsync(task, cancellationToken);
        if (!made.Succeeded && of.TaskChannelUniqueName != DefaultChannel)
        {
            // The lender may not have a channel of this name.
            made = await lender.TryAsync(task with { TaskChannel = DefaultChannel }, cancellationToken);
        }

        if (!made.Succeeded)
        {
            await GiveUpAsync(grant, reservation, guest, string.Join("; ", made.Faults.Select(static fault => fault.Detail ?? fault.Error.Message)), cancellationToken);
        }
    }

    private async Task GiveUpAsync(PoolGrant grant, Reservation reservation, TaskSid guest, string why, CancellationToken cancellationToken)
    {
        services.Metrics.Refused();
        PoolLog.GuestRefused(services.Log, reservation.Sid.Value, grant.Sid.Value, why);
        Drop(reservation.Sid, guest);
        await AnswerAsync(
            reservation.Sid,
            reservation.ReservationStatus == ReservationStatus.Pending ? ReservationStatus.Rejected : ReservationStatus.Canceled,
            cancellationToken);
    }

    private async Task AnswerAsync(ReservationSid sid, ReservationStatus status, CancellationToken cancellationToken) =>
        await borrower.SendAsync(new UpdateReservation(sid, status, Worker: worker), cancellationToken);

    private async Task EndGuestAsync(RelayMove move, TaskSid guest, CancellationToken cancellationToken)
    {
        switch (move)
        {
            case RelayMove.CancelGuest:
                await lender.SendAsync(new UpdateTask(guest, AssignmentStatus: AssignmentStatus.Canceled, Reason: BorrowerReason), cancellationToken);
                break;
            case RelayMove.CompleteGuest:
                await lender.SendAsync(new UpdateTask(guest, AssignmentStatus: AssignmentStatus.Completed), cancellationToken);
                break;
            case RelayMove.RemoveGuest:
                await lender.SendAsync(new DeleteTask(guest), cancellationToken);
                break;
        }
    }

    private bool TryTakePlace(PoolGrant grant, ReservationSid sid, TaskSid guest, string channel)
    {
        lock (_known)
        {
            if (_known.Values.Count(relayed => relayed.Channel == channel) >= grant.Capacity)
            {
                return false;
            }

            Know(sid, guest, channel);
            return true;
        }
    }

    private void Know(ReservationSid sid, TaskSid guest, string channel)
    {
        _known[sid] = new Relayed(channel);
        watch(guest, sid);
    }

    private void Drop(ReservationSid sid, TaskSid guest)
    {
        _known.TryRemove(sid, out _);
        unwatch(guest);
    }

    /// <summary>A guest task that is known of.</summary>
    /// <param name="Channel">Unique name of the borrower's task's channel.</param>
    private sealed record Relayed(string Channel);
}
