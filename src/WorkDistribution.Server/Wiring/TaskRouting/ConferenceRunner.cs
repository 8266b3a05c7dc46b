using System.Text.Json.Nodes;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Assignments;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Voice.CallQueues.Control;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Conferences;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>
/// Conference: calls the worker into a conference named by the task's SID; when the worker answers, the reservation is accepted and the waiting caller is led there too
/// (or the customer of an outgoing task, <c>outbound_to</c>, is called into it). The reservation is wrapping when the worker has left.
/// </summary>
internal sealed class ConferenceRunner(IConferenceControl conferences, ICallQueueControl queues, ReservationSettler settler, RunningInstructions running)
{
    private const string Customer = "customer";

    /// <summary>Places the worker's call; refused when it cannot be made, or there is no customer.</summary>
    public async Task<RoutingResult<ReservationView>> StartAsync(InstructionRequest request, ConferenceInstruction instruction, ReservationView reservation, CancellationToken cancellationToken)
    {
        var caller = InstructionFacts.Caller(reservation);
        var outbound = AttributeReader.Text(reservation.Task.Task.Attributes, "outbound_to");
        if (caller is null && outbound is null)
        {
            return new RoutingFault(ErrorCatalogue.InstructionConferenceCallMissing);
        }

        if (InstructionFacts.Contact(instruction.To, reservation) is not { } contact)
        {
            return new RoutingFault(ErrorCatalogue.InstructionConferenceFailed, "Neither the instruction says 'to' nor the worker's attributes 'contact_uri'");
        }

        if (InstructionFacts.CallerId(instruction.From, reservation) is not { } from)
        {
            return new RoutingFault(ErrorCatalogue.InstructionConferenceFromInvalid);
        }

        var handle = InstructionFacts.HandleOf(request, reservation);
        var worker = WorkerEntry(handle.Task.Value, instruction, reservation.Reservation.WorkerSid);
        var watcher = new WorkerCallWatcher(handle, settler, running)
        {
            Accepts = true,
            Accepted = (call, gone) => BringCustomerAsync(handle, instruction, caller, outbound, from, call, gone),
            Over = (_, none) => settler.WrapAsync(handle, instruction.PostWorkActivitySid, none),
        };
        var outcome = await conferences.AddAsync(
            new AddParticipantCommand(worker, new CreateCallCommand
            {
                AccountSid = request.AccountSid,
                To = contact,
                From = from,
                Instructions = new CallInstructions(),
                Timeout = instruction.Timeout ?? InstructionFacts.Ring,
                Record = instruction.Record,
                RecordDualChannel = instruction.RecordingIsDual,
                RecordingStatusCallback = InstructionFacts.Callback(instruction.RecordingStatusCallback, [], instruction.RecordingStatusCallbackMethod),
                StatusCallback = InstructionFacts.Callback(instruction.StatusCallback, instruction.StatusCallbackEvents, instruction.StatusCallbackMethod),
                SipAuthUsername = instruction.SipAuthUsername,
                SipAuthPassword = instruction.SipAuthPassword,
                Watcher = watcher,
            }),
            cancellationToken);
        return outcome is ConferenceOutcome<ConferenceParticipant>.Refused refused
            ? new RoutingFault(ErrorCatalogue.InstructionConferenceFailed, refused.Detail ?? refused.Error.Message)
            : reservation;
    }

    private async Task<bool> BringCustomerAsync(ReservationHandle handle, ConferenceInstruction instruction, CallSid? caller, string? outbound, string from, CallSid workerCall, CancellationToken gone)
    {
        var entry = CustomerEntry(handle.Task.Value, instruction);
        CallSid? customer = null;
        if (caller is { } waiting)
        {
            customer = await queues.RedirectAsync(handle.Account, waiting, ConferenceDocument.Enter(entry), keepsTask: true, gone) ? waiting : null;
        }
        else
        {
            var command = new CreateCallCommand { AccountSid = handle.Account, To = outbound!, From = from, Instructions = new CallInstructions() };
            customer = (await conferences.AddAsync(new AddParticipantCommand(entry, command), gone) as ConferenceOutcome<ConferenceParticipant>.Done)?.Value.CallSid;
        }

        if (customer is { } found && conferences.Find(handle.Account, handle.Task.Value) is { } conference)
        {
            // As the wire has it: who is where, for supervisors and for what comes after the call.
            await settler.NoteAsync(
                handle,
                attributes => attributes["conference"] = new JsonObject
                {
                    ["sid"] = conference.Sid.Value,
                    ["participants"] = new JsonObject { ["worker"] = workerCall.Value, ["customer"] = found.Value },
                },
                gone);
        }

        return customer is not null;
    }

    private static ConferenceEntry WorkerEntry(string name, ConferenceInstruction instruction, WorkerSid worker) => Shared(name, instruction) with
    {
        Label = worker.Value,
        Muted = instruction.Muted,
        Beep = instruction.Beep switch
        {
            "false" => ConferenceBeep.None,
            "onEnter" => ConferenceBeep.OnEnter,
            "onExit" => ConferenceBeep.OnExit,
            _ => ConferenceBeep.Both,
        },
        StartOnEnter = instruction.StartConferenceOnEnter,
        EndOnExit = instruction.EndConferenceOnExit,
    };

    private static ConferenceEntry CustomerEntry(string name, ConferenceInstruction instruction) => Shared(name, instruction) with
    {
        Label = Customer,
        Beep = instruction.BeepOnCustomerEntrance ? ConferenceBeep.OnEnter : ConferenceBeep.None,
        EndOnExit = instruction.EndConferenceOnCustomerExit,
    };

    private static ConferenceEntry Shared(string name, ConferenceInstruction instruction) => new()
    {
        Name = name,
        WaitUrl = instruction.WaitUrl,
        WaitMethod = InstructionFacts.Method(instruction.WaitMethod),
        MaxParticipants = instruction.MaxParticipants,
        Record = instruction.ConferenceRecord,
        TrimRecording = instruction.ConferenceTrim,
        StatusCallback = InstructionFacts.Callback(instruction.ConferenceStatusCallback, instruction.ConferenceStatusCallbackEvents, instruction.ConferenceStatusCallbackMethod),
        RecordingCallback = InstructionFacts.Callback(instruction.ConferenceRecordingStatusCallback, [], instruction.ConferenceRecordingStatusCallbackMethod),
        Region = instruction.Region ?? "us1",
        JitterBufferSize = instruction.JitterBufferSize,
    };
}
