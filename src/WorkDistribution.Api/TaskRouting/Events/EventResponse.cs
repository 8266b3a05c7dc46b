using System.Text.Json.Serialization;
using WorkDistribution.Api.Formats;
using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.Api.TaskRouting.Events;

/// <summary>An event on the wire.</summary>
internal sealed record EventResponse(
    string Sid,
    string AccountSid,
    string WorkspaceSid,
    string EventType,
    string EventDate,
    long EventDateMs,
    string Description,
    string ActorType,
    string? ActorSid,
    string? ActorUrl,
    string ResourceType,
    string ResourceSid,
    string? ResourceUrl,
    string Source,
    string? SourceIpAddress,
    [property: JsonConverter(typeof(RawJsonConverter))] string EventData,
    string Url)
{
    public static EventResponse Of(EventRecord record, WorkspaceAddress address) => new(
        record.Sid.Value,
        record.AccountSid.Value,
        record.WorkspaceSid.Value,
        EventTypes.NameOf(record.Type),
        WireDate.Iso(record.Time),
        record.Time.ToUnixTimeMilliseconds(),
        record.Description,
        record.ActorType,
        record.ActorSid,
        UrlOf(record.ActorType, record.ActorSid, record, address),
        record.ResourceType,
        record.ResourceSid,
        UrlOf(record.ResourceType, record.ResourceSid, record, address),
        record.Source,
        record.SourceIpAddress,
        record.Data,
        address.Of("Events", record.Sid));

    private static string? UrlOf(string type, string? sid, EventRecord record, WorkspaceAddress address) => (type, sid) switch
    {
        (_, null) => null,
        ("account", _) => $"{address.Origin}/2010-04-01/Accounts/{sid}.json",
        ("workspace", _) => address.Self,
        ("task", _) => address.Of($"Tasks/{sid}"),
        ("worker", _) => address.Of($"Workers/{sid}"),
        ("reservation", _) when record.TaskSid is { } task => $"{address.Of("Tasks", task)}/Reservations/{sid}",
        ("taskqueue", _) => address.Of($"TaskQueues/{sid}"),
        ("workflow", _) => address.Of($"Workflows/{sid}"),
        ("activity", _) => address.Of($"Activities/{sid}"),
        _ => null,
    };
}
