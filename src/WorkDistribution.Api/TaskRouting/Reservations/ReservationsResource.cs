using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Assignments;
using WorkDistribution.TaskRouting.Reservations;

namespace WorkDistribution.Api.TaskRouting.Reservations;

/// <summary>Reservations, under their task and under their worker. Their version is the ETag, and If-Match guards changes.</summary>
internal sealed class ReservationsResource(WorkspaceCommands commands, IInstructionRunner runner)
{
    public static readonly OperationParameters TaskListParameters = new(["ReservationStatus", "WorkerSid", .. OperationParameters.Paging], [], []);

    public static readonly OperationParameters WorkerListParameters = new(["ReservationStatus", .. OperationParameters.Paging], [], []);

    public static readonly OperationParameters UpdateParameters = new(["ReservationStatus", "WorkerActivitySid", "Instruction", "If-Match", .. InstructionFields], [], []);

    /// <summary>What <see cref="InstructionReader"/> reads.</summary>
    private static ImmutableArray<string> InstructionFields =>
    [
        "DequeuePostWorkActivitySid", "DequeueFrom", "DequeueRecord", "DequeueTimeout", "DequeueTo", "DequeueStatusCallbackUrl", "DequeueStatusCallbackEvent",
        "CallFrom", "CallRecord", "CallTimeout", "CallTo", "CallUrl", "CallStatusCallbackUrl", "CallAccept",
        "RedirectCallSid", "RedirectAccept", "RedirectUrl",
        "To", "From", "StatusCallback", "StatusCallbackMethod", "StatusCallbackEvent", "Timeout", "Record", "Muted", "Beep", "StartConferenceOnEnter", "EndConferenceOnExit",
        "WaitUrl", "WaitMethod", "EarlyMedia", "MaxParticipants", "ConferenceStatusCallback", "ConferenceStatusCallbackMethod", "ConferenceStatusCallbackEvent",
        "ConferenceRecord", "ConferenceTrim", "RecordingChannels", "RecordingStatusCallback", "RecordingStatusCallbackMethod",
        "ConferenceRecordingStatusCallback", "ConferenceRecordingStatusCallbackMethod", "Region", "SipAuthUsername", "SipAuthPassword", "PostWorkActivitySid",
        "SupervisorMode", "Supervisor", "EndConferenceOnCustomerExit", "BeepOnCustomerEntrance", "JitterBufferSize",
    ];

    public static void Map(ApiRoutes routes)
    {
        foreach (var owner in (ReadOnlySpan<string>)["Tasks/{taskSid}", "Workers/{workerSid}"])
        {
            routes.MapInTaskRouting<ReservationsResource>($"Workspaces/{{workspaceSid}}/{owner}/Reservations", static (resource, request) => resource.ListAsync(request));
            routes.MapInTaskRouting<ReservationsResource>(
                $"Workspaces/{{workspaceSid}}/{owner}/Reservations/{{sid}}",
                static (resource, request) => resource.FetchAsync(request),
                static (resource, request) => resource.UpdateAsync(request));
        }
    }

    private Task<IResult> ListAsync(ApiRequest request)
    {
        var (task, worker) = Owner(request);
        if (task is null && worker is null)
        {
            return ApiErrors.NotFoundAsync(request);
        }

        var page = request.Parameters.Page();
        var status = request.Parameters.Choice("ReservationStatus", RoutingWords.ReservationStatus);
        var underWorker = task is null;
        var command = new ListReservations(task, worker ?? request.Parameters.Sid<WorkerSid>("WorkerSid"), status, page);
        return commands.SendAsync(request, command, (found, address) => new MetaPageAnswer<ReservationView, ReservationResponse>(
            "reservations", request.Origin, page, found, view => ReservationResponse.Of(view, address, underWorker), TaskRoutingJson.Wire.ReservationResponse));
    }

    private Task<IResult> FetchAsync(ApiRequest request)
    {
        var (task, worker) = Owner(request);
        return request.Sid<ReservationSid>() is { } sid && (task is not null || worker is not null)
            ? commands.SendAsync(request, new FetchReservation(sid, task, worker), Ok(underWorker: task is null))
            : ApiErrors.NotFoundAsync(request);
    }

    private Task<IResult> UpdateAsync(ApiRequest request)
    {
        var (task, worker) = Owner(request);
        if (request.Sid<ReservationSid>() is not { } sid || (task is null && worker is null))
        {
            return ApiErrors.NotFoundAsync(request);
        }

        var parameters = request.Parameters;
        var status = parameters.Choice("ReservationStatus", RoutingWords.ReservationStatus);
        var instruction = Instruction(parameters);
        if (parameters.Has("ReservationStatus") == parameters.Has("Instruction"))
        {
            parameters.Refuse(ErrorCatalogue.InvalidParameter, "Give either ReservationStatus or Instruction");
        }

        return instruction is null
            ? commands.SendAsync(
                request,
                new UpdateReservation(sid, status ?? ReservationStatus.Pending, task, worker, parameters.Sid<ActivitySid>("WorkerActivitySid"), request.IfMatch),
                Ok(underWorker: task is null))
            : WorkspaceCommands.AskAsync(
                request,
                workspace => runner.RunAsync(
                    new InstructionRequest
                    {
                        AccountSid = request.Account.Sid,
                        WorkspaceSid = workspace,
                        ReservationSid = sid,
                        TaskSid = task,
                        WorkerSid = worker,
                        Instruction = instruction,
                        Actor = WorkspaceCommands.ActorOf(request),
                        IfMatch = request.IfMatch,
                    },
                    request.Aborted),
                Ok(underWorker: task is null));
    }

    private static ReservationInstruction? Instruction(RequestParameters parameters)
    {
        if (parameters.Text("Instruction") is not { } word)
        {
            return null;
        }

        var read = InstructionReader.Read(word, new FormInstructionFields(word.Trim().ToLowerInvariant(), name => parameters.Texts(name)));
        foreach (var fault in read.Faults)
        {
            parameters.Refuse(fault.Error, fault.Detail);
        }

        return read.Value;
    }

    private static (TaskSid? Task, WorkerSid? Worker) Owner(ApiRequest request) => (request.Sid<TaskSid>("taskSid"), request.Sid<WorkerSid>("workerSid"));

    private static Func<ReservationView, WorkspaceAddress, IResult> Ok(bool underWorker) => (view, address) =>
        new ApiAnswer(StatusCodes.Status200OK, ReservationResponse.Of(view, address, underWorker), TaskRoutingJson.Wire.ReservationResponse) { Version = view.Reservation.Version };
}
