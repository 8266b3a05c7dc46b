using System.Text.Json;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Reads what attributes of tasks and workers say of calls. Pure.</summary>
internal static class AttributeReader
{
    /// <summary>A text of the top level; null when there is none.</summary>
    public static string? Text(string attributes, string name)
    {
        if (!attributes.Contains(name, StringComparison.Ordinal))
        {
            return null;
        }

        using var document = JsonDocument.Parse(attributes);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text
            ? text
            : null;
    }

    /// <summary>The call that a task is; null when it is none.</summary>
    public static CallSid? Call(string attributes) => Sid.TryParse<CallSid>(Text(attributes, "call_sid"), out var sid) ? sid : null;
}
