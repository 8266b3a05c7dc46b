using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Voice.Conferences;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>What a worker does to the conference of a task it holds (it bears the task's SID as its name): hold the customer, mute itself, hold or remove another worker.</summary>
internal sealed class ParticipantOperations(ITaskRouter router, IConferenceControl conferences)
{
    private const string Customer = "customer";

    /// <summary>Holds the customer, or not.</summary>
    public Task<IResult> CustomerAsync(BridgeCommand command, CancellationToken cancellationToken) =>
        OnTaskAsync(command, (account, conference) => UpdateAsync(account, conference, Customer, Hold(command), cancellationToken), cancellationToken);

    /// <summary>Changes the worker's own place.</summary>
    public async Task<IResult> WorkerAsync(BridgeCommand command, CancellationToken cancellationToken)
    {
        if (command.Sid<ReservationSid>("ReservationSid") is not { } sid)
        {
            return ApiErrors.Of(ErrorCatalogue.InvalidParameter, "ReservationSid must be the SID of a reservation");
        }

        var found = await router.SendAsync(
            command.Account, command.Token.WorkspaceSid, new FetchReservation(sid, Worker: command.Token.WorkerSid) { Actor = command.Actor }, cancellationToken);
        if (!found.Succeeded)
        {
            return BridgeAnswer.Refused([.. found.Faults]);
        }

        var change = new UpdateParticipantCommand { EndOnExit = command.Flag("EndConferenceOnExit"), Muted = command.Flag("Mute"), BeepOnExit = command.Flag("BeepOnExit") };
        return await OnConferenceAsync(command, found.Value.Reservation.TaskSid, (account, conference) => UpdateAsync(account, conference, command.Token.WorkerSid.Value, change, cancellationToken))
            ?? BridgeAnswer.One(writer => WorkerPayloads.Reservation(writer, found.Value.Reservation, found.Value.Task, command.Account));
    }

    /// <summary>Holds another worker, or not.</summary>
    public Task<IResult> HoldWorkerAsync(BridgeCommand command, CancellationToken cancellationToken) =>
        OnTaskAsync(command, (account, conference) => UpdateAsync(account, conference, command.Text("TargetWorkerSid") ?? "", Hold(command), cancellationToken), cancellationToken);

    /// <summary>Removes another worker.</summary>
    public Task<IResult> KickWorkerAsync(BridgeCommand command, CancellationToken cancellationToken) => OnTaskAsync(
        command,
        async (account, conference) => (await conferences.RemoveAsync(account, conference, command.Text("TargetWorkerSid") ?? "", cancellationToken)) as ConferenceOutcome<ConferenceParticipant>.Refused,
        cancellationToken);

    private static UpdateParticipantCommand Hold(BridgeCommand command) => new()
    {
        Hold = command.Flag("Hold"),
        HoldUrl = command.Text("HoldUrl"),
        HoldMethod = command.Text("HoldMethod") == "POST" ? WebhookMethod.Post : WebhookMethod.Get,
    };

    private async Task<ConferenceOutcome<ConferenceParticipant>.Refused?> UpdateAsync(AccountSid account, ConferenceSid conference, string participant, UpdateParticipantCommand change, CancellationToken cancellationToken) =>
        await conferences.UpdateAsync(account, conference, participant, change, cancellationToken) as ConferenceOutcome<ConferenceParticipant>.Refused;

    private async Task<IResult> OnTaskAsync(BridgeCommand command, Func<AccountSid, ConferenceSid, Task<ConferenceOutcome<ConferenceParticipant>.Refused?>> act, CancellationToken cancellationToken)
    {
        if (command.Sid<TaskSid>("TaskSid") is not { } sid)
        {
            return ApiErrors.Of(ErrorCatalogue.InvalidParameter, "TaskSid must be the SID of a task");
        }

        // Only of a task that the worker holds.
        var held = await router.SendAsync(
            command.Account, command.Token.WorkspaceSid, new ListReservations(sid, command.Token.WorkerSid, ReservationStatus.Accepted, new Core.Paging.PageRequest(1)) { Actor = command.Actor }, cancellationToken);
        if (held.Value?.Items is not [var reservation])
        {
            return ApiErrors.Of(ErrorCatalogue.NotFound, "The worker has no such task");
        }

        return await OnConferenceAsync(command, sid, act) ?? BridgeAnswer.One(writer => WorkerPayloads.Task(writer, reservation.Task, command.Account));
    }

    /// <summary>null when it was done.</summary>
    private async Task<IResult?> OnConferenceAsync(BridgeCommand command, TaskSid task, Func<AccountSid, ConferenceSid, Task<ConferenceOutcome<ConferenceParticipant>.Refused?>> act)
    {
        if (conferences.Find(command.Account, task.Value) is not { } conference)
        {
            return ApiErrors.Of(ErrorCatalogue.NotFound, "The task has no conference");
        }

        return await act(command.Account, conference.Sid) is { } refused ? ApiErrors.Of(refused.Error, refused.Detail) : null;
    }
}
