using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>Carries out the instructions of REST and of assignment callbacks.</summary>
/// <remarks>Safe from any thread. Answered when it is done (accept, reject) or has begun (all that call somebody): what follows is told by events.</remarks>
public interface IInstructionRunner
{
    /// <summary>Carries one out. Refused when the reservation is not pending, another instruction is under way (4xxxx codes of the instruction, 409), or there is no telephony for it (40151).</summary>
    Task<RoutingResult<ReservationView>> RunAsync(InstructionRequest request, CancellationToken cancellationToken);
}
