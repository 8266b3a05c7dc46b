using WorkDistribution.Core.Errors;
using WorkDistribution.TaskRouting.Assignments;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Call: calls the worker with a document of the application's; the answer accepts where the instruction says so, and the rest is the application's.</summary>
internal sealed class WorkerCallRunner(ICallControl calls, ReservationSettler settler, RunningInstructions running)
{
    /// <summary>Places the call; refused when it cannot be made.</summary>
    public async Task<RoutingResult<ReservationView>> StartAsync(InstructionRequest request, CallInstruction instruction, ReservationView reservation, CancellationToken cancellationToken)
    {
        if (InstructionFacts.Contact(instruction.To, reservation) is not { } contact)
        {
            return new RoutingFault(ErrorCatalogue.InstructionCallToInvalid, "Neither the instruction says 'to' nor the worker's attributes 'contact_uri'");
        }

        var handle = InstructionFacts.HandleOf(request, reservation);
        var watcher = new WorkerCallWatcher(handle, settler, running)
        {
            Accepts = instruction.Accept,
            Over = static (_, _) => Task.CompletedTask,
        };
        var outcome = await calls.CreateAsync(
            new CreateCallCommand
            {
                AccountSid = request.AccountSid,
                To = contact,
                From = instruction.From,
                Instructions = new CallInstructions { Url = instruction.Url },
                Timeout = instruction.Timeout ?? InstructionFacts.Ring,
                Record = instruction.Record,
                StatusCallback = InstructionFacts.Callback(instruction.StatusCallbackUrl, []),
                Watcher = watcher,
            },
            cancellationToken);
        return outcome is CallCommandOutcome.Refused refused
            ? new RoutingFault(ErrorCatalogue.InstructionCallFailed, refused.Detail ?? refused.Error.Message)
            : reservation;
    }
}
