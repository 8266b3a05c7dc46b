using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WorkDistribution.TaskRouting.SharedPools.Relaying;

/// <summary>Writes attributes of guest tasks and pool workers. Names written twice stay so: attributes may have them.</summary>
internal static class PoolJson
{
    // Attributes have a longest length in characters: they are not made longer by escapes that nobody needs.
    private static readonly JsonWriterOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object.</summary>
    public static string Write(Action<Utf8JsonWriter> members)
    {
        var text = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(text, Legible);
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>Copies the members of an object but for some.</summary>
    public static void CopyTo(Utf8JsonWriter writer, string json, params ReadOnlySpan<string> except)
    {
        using var document = JsonDocument.Parse(json);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (!except.Contains(member.Name))
            {
                member.WriteTo(writer);
            }
        }
    }
}
