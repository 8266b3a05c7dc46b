using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;

namespace WorkDistribution.TaskRouting.Reservations;

/// <summary>A reservation with what the wire and the callbacks show beside it.</summary>
public sealed record ReservationView
{
    /// <summary>The reservation.</summary>
    public required Reservation Reservation { get; init; }

    /// <summary>Its task.</summary>
    public required TaskView Task { get; init; }

    /// <summary>Its worker.</summary>
    public required WorkerView Worker { get; init; }
}
