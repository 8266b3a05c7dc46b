using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using WorkDistribution.Api.TaskRouting.Activities;
using WorkDistribution.Api.TaskRouting.Events;
using WorkDistribution.Api.TaskRouting.Explanations;
using WorkDistribution.Api.TaskRouting.Rehearsals;
using WorkDistribution.Api.TaskRouting.Reservations;
using WorkDistribution.Api.TaskRouting.SharedPools;
using WorkDistribution.Api.TaskRouting.Statistics;
using WorkDistribution.Api.TaskRouting.TaskChannels;
using WorkDistribution.Api.TaskRouting.TaskQueues;
using WorkDistribution.Api.TaskRouting.Tasks;
using WorkDistribution.Api.TaskRouting.Workers;
using WorkDistribution.Api.TaskRouting.Workflows;
using WorkDistribution.Api.TaskRouting.Workspaces;

namespace WorkDistribution.Api.TaskRouting;

/// <summary>How answers of work distribution are written: names in snake case, every property present, null where there is nothing.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ActivityResponse))]
[JsonSerializable(typeof(EventResponse))]
[JsonSerializable(typeof(ReservationResponse))]
[JsonSerializable(typeof(TaskChannelResponse))]
[JsonSerializable(typeof(TaskQueueResponse))]
[JsonSerializable(typeof(TaskResponse))]
[JsonSerializable(typeof(WorkerChannelResponse))]
[JsonSerializable(typeof(WorkerResponse))]
[JsonSerializable(typeof(WorkflowResponse))]
[JsonSerializable(typeof(WorkspaceResponse))]
[JsonSerializable(typeof(CumulativeResponse))]
[JsonSerializable(typeof(RealTimeResponse))]
[JsonSerializable(typeof(StatisticsResponse))]
[JsonSerializable(typeof(TaskQueueBulkResponse))]
[JsonSerializable(typeof(WorkersCumulativeResponse))]
[JsonSerializable(typeof(WorkersRealTimeResponse))]
[JsonSerializable(typeof(WorkersStatisticsResponse))]
[JsonSerializable(typeof(ReportResponse))]
[JsonSerializable(typeof(ExplanationResponse))]
[JsonSerializable(typeof(PoolGrantResponse))]
[JsonSerializable(typeof(PoolResponse))]
[JsonSerializable(typeof(RehearsalResponse))]
internal sealed partial class TaskRoutingJson : JsonSerializerContext
{
    /// <summary>The context to use: quotes and signs stay legible, since no answer is ever part of a page.</summary>
    public static TaskRoutingJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
