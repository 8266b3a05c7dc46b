using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Assignments;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Voice.CallQueues.Control;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Redirect: leads the waiting caller to another document; its task lives on.</summary>
internal sealed class RedirectRunner(ICallQueueControl queues, ICallControl calls, ICallStore records, ReservationSettler settler, ITaskRouter router)
{
    /// <summary>Redirects; done when this is answered.</summary>
    public async Task<RoutingResult<ReservationView>> StartAsync(InstructionRequest request, RedirectInstruction instruction, ReservationView reservation, CancellationToken cancellationToken)
    {
        if ((instruction.CallSid ?? InstructionFacts.Caller(reservation)) is not { } call)
        {
            return new RoutingFault(ErrorCatalogue.InstructionRedirectCallSidInvalid, "Neither the instruction nor the task's attributes say which call ('call_sid')");
        }

        if (instruction.Accept && !await IsUpAsync(request.AccountSid, call, cancellationToken))
        {
            // Known before the worker is given a task whose caller is gone.
            return new RoutingFault(ErrorCatalogue.InstructionRedirectCallSidInvalid, $"Call {call} is not in progress");
        }

        var handle = InstructionFacts.HandleOf(request, reservation);
        if (instruction.Accept && !await settler.AcceptAsync(handle, cancellationToken))
        {
            return new RoutingFault(ErrorCatalogue.InstructionRedirectNotPending);
        }

        var instructions = new CallInstructions { Url = instruction.Url };
        if (!await queues.RedirectAsync(request.AccountSid, call, instructions, keepsTask: true, cancellationToken)
            && await calls.UpdateAsync(new UpdateCallCommand(request.AccountSid, call, instructions), cancellationToken) is CallCommandOutcome.Refused refused)
        {
            return new RoutingFault(ErrorCatalogue.InstructionRedirectCallSidInvalid, refused.Detail ?? refused.Error.Message);
        }

        if (!instruction.Accept)
        {
            await settler.LeaveAsync(handle, cancellationToken);
        }

        return await router.SendAsync(request.AccountSid, request.WorkspaceSid, new FetchReservation(request.ReservationSid), cancellationToken);
    }

    private async Task<bool> IsUpAsync(AccountSid account, CallSid call, CancellationToken cancellationToken) =>
        await records.FindAsync(account, call, cancellationToken) is { IsFinal: false };
}
