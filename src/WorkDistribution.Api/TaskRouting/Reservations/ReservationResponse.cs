using WorkDistribution.Api.Formats;
using WorkDistribution.TaskRouting.Reservations;

namespace WorkDistribution.Api.TaskRouting.Reservations;

/// <summary>A reservation on the wire.</summary>
internal sealed record ReservationResponse(
    string Sid,
    string AccountSid,
    string WorkspaceSid,
    string TaskSid,
    string WorkerSid,
    string WorkerName,
    string ReservationStatus,
    string DateCreated,
    string DateUpdated,
    string Url,
    IReadOnlyDictionary<string, string?> Links)
{
    /// <summary>Its address is below whatever it was asked for under: its task or its worker.</summary>
    public static ReservationResponse Of(ReservationView view, WorkspaceAddress address, bool underWorker)
    {
        var reservation = view.Reservation;
        var task = address.Of("Tasks", reservation.TaskSid);
        var worker = address.Of("Workers", reservation.WorkerSid);
        return new ReservationResponse(
            reservation.Sid.Value,
            address.Account.Value,
            address.Sid.Value,
            reservation.TaskSid.Value,
            reservation.WorkerSid.Value,
            view.Worker.Worker.FriendlyName,
            RoutingWords.ReservationStatus.Of(reservation.ReservationStatus),
            WireDate.Iso(reservation.DateCreated),
            WireDate.Iso(reservation.DateUpdated),
            $"{(underWorker ? worker : task)}/Reservations/{reservation.Sid}",
            new Dictionary<string, string?> { ["workspace"] = address.Self, ["task"] = task, ["worker"] = worker });
    }
}
