using WorkDistribution.Core.Errors;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>Accepts and rejects itself; marks the reservation and hands everything that calls somebody to telephony.</summary>
/// <param name="router">The way to the workspace.</param>
/// <param name="calls">Telephony; null where there is none.</param>
/// <param name="clock">The time.</param>
internal sealed class InstructionRunner(ITaskRouter router, ICallInstructions? calls, TimeProvider clock) : IInstructionRunner
{
    /// <summary>How long a worker is rung where the instruction does not say.</summary>
    private static readonly TimeSpan Ring = TimeSpan.FromSeconds(60);

    /// <summary>The offer outlives the ringing by as much as an answered call needs to be accepted.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task<RoutingResult<ReservationView>> RunAsync(InstructionRequest request, CancellationToken cancellationToken)
    {
        switch (request.Instruction)
        {
            case AcceptInstruction:
                return await AnswerAsync(request, ReservationStatus.Accepted, null, cancellationToken);
            case RejectInstruction reject:
                return await AnswerAsync(request, ReservationStatus.Rejected, reject, cancellationToken);
            default:
                return calls is null
                    ? new RoutingFault(ErrorCatalogue.InstructionNotAllowed, $"Instruction '{request.Instruction.Word}' needs telephony, which this server has not")
                    : await CallAsync(calls, request, cancellationToken);
        }
    }

    private Task<RoutingResult<ReservationView>> AnswerAsync(InstructionRequest request, ReservationStatus status, RejectInstruction? reject, CancellationToken cancellationToken) =>
        router.SendAsync(
            request.AccountSid,
            request.WorkspaceSid,
            new UpdateReservation(request.ReservationSid, status, request.TaskSid, request.WorkerSid, reject?.ActivitySid, request.IfMatch) { Actor = request.Actor },
            cancellationToken);

    private async Task<RoutingResult<ReservationView>> CallAsync(ICallInstructions telephony, InstructionRequest request, CancellationToken cancellationToken)
    {
        var found = await router.SendAsync(
            request.AccountSid,
            request.WorkspaceSid,
            new FetchReservation(request.ReservationSid, request.TaskSid, request.WorkerSid) { Actor = request.Actor },
            cancellationToken);
        if (!found.Succeeded)
        {
            return found;
        }

        if (!VersionTag.Matches(request.IfMatch, found.Value.Reservation.Version))
        {
            return new RoutingFault(ErrorCatalogue.PreconditionFailed);
        }

        if (request.Instruction is SuperviseInstruction)
        {
            return found.Value.Reservation.ReservationStatus == ReservationStatus.Accepted
                ? await telephony.StartAsync(request, found.Value, cancellationToken)
                : new RoutingFault(ErrorCatalogue.InstructionNotAllowed, "Only an accepted reservation can be supervised");
        }

        if (found.Value.Reservation.ReservationStatus != ReservationStatus.Pending)
        {
            return new RoutingFault(NotPending(request.Instruction));
        }

        var marked = await router.SendAsync(
            request.AccountSid,
            request.WorkspaceSid,
            new StartInstruction(request.ReservationSid, request.TaskSid, request.WorkerSid, Extension(request.Instruction, found.Value.Reservation.Expires)) { Actor = request.Actor },
            cancellationToken);
        if (!marked.Succeeded)
        {
            return marked;
        }

        var begun = await telephony.StartAsync(request, marked.Value, cancellationToken);
        if (!begun.Succeeded)
        {
            await router.SendAsync(request.AccountSid, request.WorkspaceSid, new EndInstruction(request.ReservationSid) { Actor = request.Actor }, cancellationToken);
        }

        return begun;
    }

    /// <summary>null when the offer stands long enough as it is.</summary>
    private TimeSpan? Extension(ReservationInstruction instruction, DateTimeOffset expires)
    {
        TimeSpan? ring = instruction switch
        {
            DequeueInstruction dequeue => dequeue.Timeout ?? Ring,
            ConferenceInstruction conference => conference.Timeout ?? Ring,
            CallInstruction { Accept: true } call => call.Timeout ?? Ring,
            _ => null,
        };
        return ring + Margin is { } needed && clock.GetUtcNow() + needed > expires ? needed : null;
    }

    private static ErrorCode NotPending(ReservationInstruction instruction) => instruction switch
    {
        CallInstruction => ErrorCatalogue.InstructionCallNotPending,
        RedirectInstruction => ErrorCatalogue.InstructionRedirectNotPending,
        ConferenceInstruction => ErrorCatalogue.InstructionConferenceNotPending,
        _ => ErrorCatalogue.InstructionDequeueNotPending,
    };
}
