using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>The telephony of instructions: dequeue, call, redirect, conference, supervise. Implemented where calls are; this project knows none.</summary>
public interface ICallInstructions
{
    /// <summary>
    /// Begins. The reservation is marked as instructed already (but for supervise); what comes of the call is told to the router: accepted when the worker answers,
    /// rejected when not, wrapping or completed when the call has ended.
    /// </summary>
    /// <param name="request">The instruction.</param>
    /// <param name="reservation">The reservation as it is.</param>
    /// <param name="cancellationToken">Ends the wait for the beginning.</param>
    /// <returns>What was begun, or why it could not be: then nothing was called and the mark is taken back by the caller of this.</returns>
    Task<RoutingResult<ReservationView>> StartAsync(InstructionRequest request, ReservationView reservation, CancellationToken cancellationToken);
}
