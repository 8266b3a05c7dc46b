using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Tells the router what became of a worker's call. What is refused came too late (R3-53) and is only logged.</summary>
internal sealed class ReservationSettler(ITaskRouter router, ILogger<ReservationSettler> logger)
{
    private const int Attempts = 3;

    /// <summary>What the application wrote stays as it wrote it: + does not become an escape.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The worker has answered.</summary>
    /// <returns>false when the reservation is not pending any more: the worker's call is not wanted.</returns>
    public Task<bool> AcceptAsync(ReservationHandle reservation, CancellationToken cancellationToken) =>
        UpdateAsync(reservation, new UpdateReservation(reservation.Sid, ReservationStatus.Accepted), cancellationToken);

    /// <summary>The worker was not reached: one who let it ring did not answer (R3-48), one who was busy or could not be called does not get this task.</summary>
    public Task NotReachedAsync(ReservationHandle reservation, CallStatus status, CancellationToken cancellationToken) =>
        UpdateAsync(
            reservation,
            new UpdateReservation(reservation.Sid, status == CallStatus.NoAnswer ? ReservationStatus.Timeout : ReservationStatus.Rejected),
            cancellationToken);

    /// <summary>The conversation is over and the work with it.</summary>
    public Task CompleteAsync(ReservationHandle reservation, ActivitySid? postWorkActivity, CancellationToken cancellationToken) =>
        UpdateAsync(reservation, new UpdateReservation(reservation.Sid, ReservationStatus.Completed, WorkerActivitySid: postWorkActivity), cancellationToken);

    /// <summary>The conversation is over; the worker completes the task after its after-work.</summary>
    public Task WrapAsync(ReservationHandle reservation, ActivitySid? postWorkActivity, CancellationToken cancellationToken) =>
        UpdateAsync(reservation, new UpdateReservation(reservation.Sid, ReservationStatus.Wrapping, WorkerActivitySid: postWorkActivity), cancellationToken);

    /// <summary>Nothing came of the instruction; the offer stands.</summary>
    public Task LeaveAsync(ReservationHandle reservation, CancellationToken cancellationToken) =>
        router.SendAsync(reservation.Account, reservation.Workspace, new EndInstruction(reservation.Sid), cancellationToken);

    /// <summary>Writes the worker's call into the task's attributes: worker_call_sid, as the wire has it.</summary>
    public Task NoteWorkerCallAsync(ReservationHandle reservation, CallSid call, CancellationToken cancellationToken) =>
        NoteAsync(reservation, attributes => attributes["worker_call_sid"] = call.Value, cancellationToken);

    /// <summary>Writes something into the task's attributes; somebody who changes them at the same time is not overwritten.</summary>
    public async Task NoteAsync(ReservationHandle reservation, Action<JsonObject> write, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var found = await router.SendAsync(reservation.Account, reservation.Workspace, new FetchTask(reservation.Task), cancellationToken);
            if (!found.Succeeded || JsonNode.Parse(found.Value.Task.Attributes) is not JsonObject attributes)
            {
                return;
            }

            write(attributes);
            var update = new UpdateTask(
                reservation.Task,
                attributes.ToJsonString(Plain),
                IfMatch: found.Value.Task.Version.ToString(CultureInfo.InvariantCulture));
            if ((await router.SendAsync(reservation.Account, reservation.Workspace, update, cancellationToken)).Succeeded)
            {
                return;
            }
        }
    }

    private async Task<bool> UpdateAsync(ReservationHandle reservation, UpdateReservation update, CancellationToken cancellationToken)
    {
        var result = await router.SendAsync(reservation.Account, reservation.Workspace, update, cancellationToken);
        if (!result.Succeeded)
        {
            TaskWiringLog.NotAnswered(logger, reservation.Sid.Value, update.Status.ToString(), result.Faults[0].Detail ?? result.Faults[0].Error.Message);
        }

        return result.Succeeded;
    }
}
