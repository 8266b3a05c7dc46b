using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkDistribution.Voice.Streams;

/// <summary>A message from a stream's server.</summary>
/// <param name="Event">media, mark or clear.</param>
/// <param name="Media">Audio to play.</param>
/// <param name="Mark">A mark behind it.</param>
internal sealed record StreamMessage(string? Event, StreamMessage.MediaPart? Media, StreamMessage.MarkPart? Mark)
{
    /// <summary>Reads one.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="problem">What is wrong with it.</param>
    /// <returns>null when it is no message.</returns>
    public static StreamMessage? Read(ReadOnlySpan<byte> text, out string problem)
    {
        problem = "";
        try
        {
            if (JsonSerializer.Deserialize(text, StreamJson.Wire.StreamMessage) is { Event: not null } message)
            {
                return message;
            }

            problem = "it has no event";
        }
        catch (JsonException exception)
        {
            problem = exception.Message;
        }

        return null;
    }

    /// <summary>Audio.</summary>
    /// <param name="Payload">µ-law, base64 on the wire.</param>
    internal sealed record MediaPart(byte[]? Payload);

    /// <summary>A mark.</summary>
    /// <param name="Name">Its name.</param>
    internal sealed record MarkPart(string? Name);
}

/// <summary>How the messages are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 8)]
[JsonSerializable(typeof(StreamMessage))]
internal sealed partial class StreamJson : JsonSerializerContext
{
    /// <summary>As the wire has it.</summary>
    public static StreamJson Wire => Default;
}
