using System.Text.Json;

namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>The fields of an instruction in a callback's JSON answer. Numbers and booleans count as their text; names are compared in any case.</summary>
internal sealed class JsonInstructionFields(JsonElement answer) : IInstructionFields
{
    /// <inheritdoc/>
    public string? Text(string name) => Find(name) is { } value && TextOf(value) is { Length: > 0 } text ? text : null;

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select(TextOf).OfType<string>()],
        { } value when TextOf(value) is { Length: > 0 } text => [text],
        _ => [],
    };

    /// <inheritdoc/>
    public string NameOf(string name) => name;

    private JsonElement? Find(string name)
    {
        foreach (var property in answer.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
