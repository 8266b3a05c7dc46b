using System.Globalization;
using System.Text.Json;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Rehearsal.Recording;

/// <summary>Reads the texts of an event's data.</summary>
/// <param name="data">A JSON object; every value is a text.</param>
internal readonly struct RecordedData(JsonElement data)
{
    /// <summary>A text; empty where there is none.</summary>
    public string Text(string name) => data.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    /// <summary>A text; null where there is none.</summary>
    public string? Optional(string name) => Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>A whole number; null where there is none.</summary>
    public long? Number(string name) => long.TryParse(Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An instant to the second; null where there is none.</summary>
    public DateTimeOffset? Instant(string name) => Number(name) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>An activity; null where there is none.</summary>
    public ActivitySid? Activity(string name) => Sid.TryParse<ActivitySid>(Text(name), out var activity) ? activity : null;

    /// <summary>The task's attributes, priority and start time.</summary>
    public TaskFacts Task() => new(Text("task_attributes"), (int)(Number("task_priority") ?? 0), Instant("task_virtual_start_time"));
}
