using System.Text.Json;

namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>What the JSON reader objects to, for the people who wrote the text.</summary>
internal static class JsonFault
{
    /// <summary>Line, from 1.</summary>
    public static int Line(JsonException fault) => (int)(fault.LineNumber ?? 0) + 1;

    /// <summary>Column, from 1, in UTF-8 bytes.</summary>
    public static int Column(JsonException fault) => (int)(fault.BytePositionInLine ?? 0) + 1;

    /// <summary>What is wrong, without the place, which is told apart.</summary>
    public static string Sentence(JsonException fault)
    {
        var end = fault.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? fault.Message : fault.Message[..end];
    }
}
