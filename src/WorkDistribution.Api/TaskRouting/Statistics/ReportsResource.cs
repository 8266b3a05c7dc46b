using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Routing;
using WorkDistribution.TaskRouting.Statistics;

namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>How well work was distributed: by preference level, worker and queue (R3-54). Beyond the wire API.</summary>
internal sealed class ReportsResource(IStatistics statistics)
{
    public static void Map(ApiRoutes routes) => routes.MapInTaskRouting<ReportsResource>(
        "Workspaces/{workspaceSid}/Reports",
        static (resource, request) => resource.FetchAsync(request),
        kind: static _ => RequestKind.Statistics);

    private Task<IResult> FetchAsync(ApiRequest request)
    {
        var query = StatisticsParameters.Read(request.Parameters);
        return WorkspaceCommands.AskAsync(
            request,
            workspace => statistics.ReportAsync(request.Account.Sid, workspace, query, request.Aborted),
            static (report, address) => ApiAnswer.Ok(
                new ReportResponse(
                    address.Account.Value,
                    address.Sid.Value,
                    WireDate.Iso(report.StartTime),
                    WireDate.Iso(report.EndTime),
                    Preferences(report.RoutingSuccess),
                    [.. report.Workers.Select(Worker)],
                    [.. report.TaskQueues.Select(Queue)],
                    address.Of("Reports")),
                TaskRoutingJson.Wire.ReportResponse));
    }

    private static WorkerReportResponse Worker(WorkerReport worker) => new(
        worker.Sid.Value,
        worker.Reservations.Created,
        worker.Reservations.Accepted,
        worker.Reservations.Rejected,
        worker.Reservations.TimedOut,
        worker.Reservations.Canceled,
        worker.Reservations.Rescinded,
        worker.Completed,
        worker.AcceptedPerHour,
        DurationsResponse.Of(worker.WorkTime),
        Channels(worker.AcceptedByChannel));

    private static TaskQueueReportResponse Queue(TaskQueueReport queue) => new(
        queue.Sid.Value,
        queue.TasksEntered,
        queue.Accepted,
        queue.Utilisation,
        queue.ShareOfAccepted,
        Channels(queue.AcceptedByChannel),
        Preferences(queue.RoutingSuccess));

    private static ImmutableArray<PreferenceResponse> Preferences(ImmutableArray<PreferenceCount> counts) => [.. counts.Select(count => new PreferenceResponse(count.Level, count.Accepted))];

    private static Dictionary<string, int> Channels(ImmutableArray<ChannelCount> counts) => counts.ToDictionary(count => count.Channel.Value, count => count.Accepted);
}
