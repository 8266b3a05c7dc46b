using System.Text.Json;

namespace WorkDistribution.TaskRouting.Workflows.Configuration.Reading;

/// <summary>A JSON value that knows where it stands.</summary>
/// <param name="kind">What it is.</param>
/// <param name="text">A string's characters, a number's digits; empty for anything else.</param>
/// <param name="line">Line, from 1.</param>
/// <param name="column">Column, from 1, in characters.</param>
internal sealed class JsonElementNode(JsonValueKind kind, string text, int line, int column)
{
    /// <summary>What it is.</summary>
    public JsonValueKind Kind => kind;

    /// <summary>A string's characters, a number's digits; empty for anything else.</summary>
    public string Text => text;

    /// <summary>An object's members in order.</summary>
    public List<(string Name, JsonElementNode Value)> Members { get; } = [];

    /// <summary>A list's elements.</summary>
    public List<JsonElementNode> Items { get; } = [];

    /// <summary>The place, reached by a path.</summary>
    public DocumentPlace At(string path) => new(path, line, column);
}
