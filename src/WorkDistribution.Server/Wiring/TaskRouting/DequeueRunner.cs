using WorkDistribution.Core.Errors;
using WorkDistribution.TaskRouting.Assignments;
using WorkDistribution.TaskRouting.Callbacks;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Voice.CallQueues.Control;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Dequeue: rings the worker while the caller waits on; the answer accepts, the end of the conversation completes.</summary>
internal sealed class DequeueRunner(ICallQueueControl queues, ReservationSettler settler, RingingReservations ringing, RunningInstructions running, IRoutingNotices notices)
{
    /// <summary>Begins; refused when the task is no call or nobody is to be rung.</summary>
    public RoutingResult<ReservationView> Start(InstructionRequest request, DequeueInstruction instruction, ReservationView reservation)
    {
        if (InstructionFacts.Caller(reservation) is not { } caller)
        {
            return new RoutingFault(ErrorCatalogue.InstructionDequeueFailed, "The task's attributes have no 'call_sid'");
        }

        if (InstructionFacts.Contact(instruction.To, reservation) is not { } contact)
        {
            return new RoutingFault(ErrorCatalogue.InstructionDequeueToInvalid, "Neither the instruction says 'to' nor the worker's attributes 'contact_uri'");
        }

        var handle = InstructionFacts.HandleOf(request, reservation);
        var order = new DequeueOrder
        {
            AccountSid = request.AccountSid,
            CallSid = caller,
            To = contact,
            From = instruction.From,
            Timeout = instruction.Timeout ?? InstructionFacts.Ring,
            Record = instruction.Record,
            StatusCallback = InstructionFacts.Callback(instruction.StatusCallbackUrl, instruction.StatusCallbackEvents),
            Answered = async (_, gone) => await settler.AcceptAsync(handle, gone),
        };
        running.Run(handle.Sid, () => RunAsync(handle, instruction, order));
        return reservation;
    }

    private async Task RunAsync(ReservationHandle handle, DequeueInstruction instruction, DequeueOrder order)
    {
        var none = CancellationToken.None;
        DequeueOutcome outcome;
        var ended = ringing.Begin(handle.Sid);
        try
        {
            outcome = await queues.DequeueAsync(order, ended);
        }
        finally
        {
            ringing.End(handle.Sid);
        }

        switch (outcome)
        {
            case DequeueOutcome.Bridged bridged:
                await settler.NoteWorkerCallAsync(handle, bridged.WorkerCallSid, none);
                await bridged.Ended;
                await settler.CompleteAsync(handle, instruction.PostWorkActivitySid, none);
                break;
            case DequeueOutcome.NotReached notReached:
                await settler.NotReachedAsync(handle, notReached.Status, none);
                break;
            case DequeueOutcome.CallerGone { WorkerAnswered: true }:
                await settler.CompleteAsync(handle, instruction.PostWorkActivitySid, none);
                break;
            case DequeueOutcome.CallerGone:
                // The task is closed by the one who knows why the caller went; without one the offer stands.
                await settler.LeaveAsync(handle, none);
                break;
            case DequeueOutcome.Refused refused:
                await settler.LeaveAsync(handle, none);
                await notices.ReportAsync(new RoutingNotice(handle.Account, refused.Error, $"Dequeue of reservation {handle.Sid}: {refused.Detail ?? refused.Error.Message}"), none);
                break;
        }
    }
}
