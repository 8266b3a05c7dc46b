using System.Collections.Concurrent;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Reservations;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Workers who are being rung for a reservation: the ringing ends when the reservation does without it (time-out, another worker, the caller gone).</summary>
internal sealed class RingingReservations : IEventObserver
{
    private readonly ConcurrentDictionary<ReservationSid, CancellationTokenSource> _ringing = [];

    /// <summary>Begins.</summary>
    /// <returns>Cancelled when the reservation ends.</returns>
    public CancellationToken Begin(ReservationSid reservation) => _ringing.GetOrAdd(reservation, static _ => new CancellationTokenSource()).Token;

    /// <summary>The ringing is over.</summary>
    public void End(ReservationSid reservation)
    {
        if (_ringing.TryRemove(reservation, out var source))
        {
            source.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Committed(IReadOnlyList<RoutingEvent> events)
    {
        if (_ringing.IsEmpty)
        {
            return;
        }

        foreach (var occurrence in events)
        {
            if (occurrence.Reservation is { ReservationStatus: not (ReservationStatus.Pending or ReservationStatus.Accepted) } reservation
                && _ringing.TryRemove(reservation.Sid, out var source))
            {
                // Not from the owner's thread: whoever waits for it goes on elsewhere.
                _ = CancelAsync(source);
            }
        }
    }

    private static async Task CancelAsync(CancellationTokenSource source)
    {
        await source.CancelAsync();
        source.Dispose();
    }
}
