using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Assignments;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Conferences;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Supervise: calls a supervisor into the conference of an accepted reservation, unheard, heard by the worker alone, or by all.</summary>
internal sealed class SupervisionRunner(IConferenceControl conferences, ITaskRouter router)
{
    /// <summary>Places the supervisor's call; refused when there is no such conference or the supervisor cannot be called.</summary>
    public async Task<RoutingResult<ReservationView>> StartAsync(InstructionRequest request, SuperviseInstruction instruction, ReservationView reservation, CancellationToken cancellationToken)
    {
        var name = reservation.Reservation.TaskSid.Value;
        if (conferences.Find(request.AccountSid, name) is not { } conference)
        {
            return new RoutingFault(ErrorCatalogue.InstructionNotAllowed, "The task has no conference that could be supervised");
        }

        if (await ContactAsync(request, instruction.Supervisor, cancellationToken) is not { } contact)
        {
            return new RoutingFault(ErrorCatalogue.InstructionInvalid, $"Supervisor: {instruction.Supervisor} has no address ('contact_uri')");
        }

        if (InstructionFacts.CallerId(instruction.From, reservation) is not { } from)
        {
            return new RoutingFault(ErrorCatalogue.InstructionConferenceFromInvalid);
        }

        var label = reservation.Reservation.WorkerSid.Value;
        var worker = conferences.Participants(request.AccountSid, conference.Sid).FirstOrDefault(participant => participant.Label == label)?.CallSid;
        if (instruction.Mode == SupervisorMode.Whisper && worker is null)
        {
            return new RoutingFault(ErrorCatalogue.InstructionNotAllowed, "The worker is not in the conference");
        }

        var entry = new ConferenceEntry
        {
            Name = conference.Sid.Value,
            Muted = instruction.Mode == SupervisorMode.Monitor,
            Coach = instruction.Mode == SupervisorMode.Whisper ? worker : null,
            Beep = ConferenceBeep.None,
            StartOnEnter = false,
        };
        var outcome = await conferences.AddAsync(
            new AddParticipantCommand(entry, new CreateCallCommand
            {
                AccountSid = request.AccountSid,
                To = contact,
                From = from,
                Instructions = new CallInstructions(),
                Timeout = instruction.Timeout ?? InstructionFacts.Ring,
            }),
            cancellationToken);
        return outcome is ConferenceOutcome<ConferenceParticipant>.Refused refused
            ? new RoutingFault(ErrorCatalogue.InstructionConferenceFailed, refused.Detail ?? refused.Error.Message)
            : reservation;
    }

    private async Task<string?> ContactAsync(InstructionRequest request, string supervisor, CancellationToken cancellationToken) =>
        Sid.TryParse<WorkerSid>(supervisor, out var sid)
            ? (await router.SendAsync(request.AccountSid, request.WorkspaceSid, new FetchWorker(sid), cancellationToken)).Value is { } view
                ? AttributeReader.Text(view.Worker.Attributes, "contact_uri")
                : null
            : supervisor;
}
