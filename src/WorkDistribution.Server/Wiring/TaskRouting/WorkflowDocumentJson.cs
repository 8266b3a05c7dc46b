using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Queues and workers as a customer's server is told of them: JSON in snake case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ImmutableArray<WorkflowDocumentQueue>))]
[JsonSerializable(typeof(ImmutableArray<WorkflowDocumentWorker>))]
internal sealed partial class WorkflowDocumentJson : JsonSerializerContext
{
    /// <summary>With SIDs as their text.</summary>
    public static WorkflowDocumentJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new SidConverter<WorkerSid>(), new SidConverter<TaskQueueSid>() },
    });

    private sealed class SidConverter<TSid> : JsonConverter<TSid>
        where TSid : struct, ISid<TSid>
    {
        public override TSid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TSid.FromTrusted(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, TSid value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
