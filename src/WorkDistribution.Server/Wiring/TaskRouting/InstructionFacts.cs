using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.TaskRouting.Assignments;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>What an instruction, its task and its worker say of the calls to make. Pure.</summary>
internal static class InstructionFacts
{
    /// <summary>How long a worker is rung where the instruction does not say.</summary>
    public static readonly TimeSpan Ring = TimeSpan.FromSeconds(60);

    /// <summary>Where the reservation is found.</summary>
    public static ReservationHandle HandleOf(InstructionRequest request, ReservationView reservation) =>
        new(request.AccountSid, request.WorkspaceSid, request.ReservationSid, reservation.Reservation.TaskSid);

    /// <summary>Whom to ring: what the instruction says, else the worker's contact_uri; null when neither says.</summary>
    public static string? Contact(string? to, ReservationView reservation) => to ?? AttributeReader.Text(reservation.Worker.Worker.Attributes, "contact_uri");

    /// <summary>The call that the task is; null when it is none.</summary>
    public static CallSid? Caller(ReservationView reservation) => AttributeReader.Call(reservation.Task.Task.Attributes);

    /// <summary>The caller id of a call that stands alone: what the instruction says, else the number that was called (an outgoing task's own from), which is the account's.</summary>
    public static string? CallerId(string? from, ReservationView reservation)
    {
        var attributes = reservation.Task.Task.Attributes;
        return from
            ?? (AttributeReader.Text(attributes, "outbound_to") is null ? AttributeReader.Text(attributes, "called") ?? AttributeReader.Text(attributes, "to") : null)
            ?? AttributeReader.Text(attributes, "from");
    }

    /// <summary>Who is told of a call; null for nobody.</summary>
    public static StatusCallback? Callback(string? url, ImmutableArray<string> events, string method = "POST") =>
        url is null ? null : new StatusCallback(url, Method(method), events);

    /// <summary>GET or POST.</summary>
    public static WebhookMethod Method(string word) => word == "GET" ? WebhookMethod.Get : WebhookMethod.Post;
}
