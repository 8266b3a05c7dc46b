using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using WorkDistribution.TaskRouting.Assignments;

namespace WorkDistribution.TaskRouting.Events.Callbacks;

/// <summary>The parameters of an event callback: what every event has, then its data by their names in Pascal case (task_sid is TaskSid). Pure.</summary>
internal static class EventParameters
{
    /// <summary>Those of an event as kept.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Of(EventRecord record)
    {
        var parameters = Begin(record);
        using var data = JsonDocument.Parse(record.Data);
        foreach (var property in data.RootElement.EnumerateObject())
        {
            Add(parameters, property.Name, property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText());
        }

        return parameters.ToImmutable();
    }

    /// <summary>Those of an event as committed.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Of(RoutingEvent occurrence)
    {
        var data = new EventData();
        data.Collect(occurrence);
        var parameters = Begin(new EventRecord
        {
            Sid = occurrence.Sid,
            Number = occurrence.Number,
            AccountSid = occurrence.Workspace.AccountSid,
            WorkspaceSid = occurrence.Workspace.Sid,
            Type = occurrence.Type,
            Time = occurrence.Time,
            Description = EventDescriptions.Of(occurrence.Type, data),
            ResourceType = EventResources.TypeOf(occurrence.Type),
            ResourceSid = EventResources.SidOf(occurrence.Type, data),
            ActorType = occurrence.Actor.Type,
            Data = "",
        });
        foreach (var (name, value) in data)
        {
            Add(parameters, name, value);
        }

        return parameters.ToImmutable();
    }

    private static ImmutableArray<KeyValuePair<string, string>>.Builder Begin(EventRecord record)
    {
        var parameters = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(40);
        parameters.Add(new("Sid", record.Sid.Value));
        parameters.Add(new("EventType", EventTypes.NameOf(record.Type)));
        parameters.Add(new("EventDescription", record.Description));
        parameters.Add(new("Timestamp", record.Time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        parameters.Add(new("TimestampMs", record.Time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
        parameters.Add(new("AccountSid", record.AccountSid.Value));
        parameters.Add(new("WorkspaceSid", record.WorkspaceSid.Value));
        parameters.Add(new("ResourceType", record.ResourceType));
        parameters.Add(new("ResourceSid", record.ResourceSid));
        return parameters;
    }

    private static void Add(ImmutableArray<KeyValuePair<string, string>>.Builder parameters, string name, string value)
    {
        var wire = SnakeCase.ToPascal(name);
        foreach (var (known, _) in parameters)
        {
            if (known == wire)
            {
                return;
            }
        }

        parameters.Add(new(wire, value));
    }
}
