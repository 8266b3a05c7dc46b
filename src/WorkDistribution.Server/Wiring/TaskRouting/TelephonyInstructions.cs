using WorkDistribution.Core.Errors;
using WorkDistribution.TaskRouting.Assignments;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Carries out the instructions that call somebody.</summary>
internal sealed class TelephonyInstructions(DequeueRunner dequeue, WorkerCallRunner call, RedirectRunner redirect, ConferenceRunner conference, SupervisionRunner supervision) : ICallInstructions
{
    /// <inheritdoc/>
    public Task<RoutingResult<ReservationView>> StartAsync(InstructionRequest request, ReservationView reservation, CancellationToken cancellationToken) => request.Instruction switch
    {
        DequeueInstruction instruction => Task.FromResult(dequeue.Start(request, instruction, reservation)),
        CallInstruction instruction => call.StartAsync(request, instruction, reservation, cancellationToken),
        RedirectInstruction instruction => redirect.StartAsync(request, instruction, reservation, cancellationToken),
        ConferenceInstruction instruction => conference.StartAsync(request, instruction, reservation, cancellationToken),
        SuperviseInstruction instruction => supervision.StartAsync(request, instruction, reservation, cancellationToken),
        _ => Task.FromResult<RoutingResult<ReservationView>>(new RoutingFault(ErrorCatalogue.InstructionNotAllowed)),
    };
}
