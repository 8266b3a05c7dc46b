using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Statistics;

namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>Statistics of workers.</summary>
internal sealed class WorkersStatisticsResource(IStatistics statistics)
{
    public static readonly OperationParameters WorkerParameters = new(StatisticsParameters.Period, [], []);

    public static readonly OperationParameters CumulativeParameters = WorkerParameters;

    public static readonly OperationParameters RealTimeParameters = new(["TaskChannel"], [], []);

    public static readonly OperationParameters BothParameters = new([.. StatisticsParameters.Period, "TaskQueueSid", "TaskQueueName", "FriendlyName"], [], []);

    public static void Map(ApiRoutes routes)
    {
        Map(routes, "Workspaces/{workspaceSid}/Workers/CumulativeStatistics", static (resource, request) => resource.CumulativeAsync(request));
        Map(routes, "Workspaces/{workspaceSid}/Workers/RealTimeStatistics", static (resource, request) => resource.RealTimeAsync(request));
        Map(routes, "Workspaces/{workspaceSid}/Workers/Statistics", static (resource, request) => resource.BothAsync(request));
        Map(routes, "Workspaces/{workspaceSid}/Workers/{workerSid}/Statistics", static (resource, request) => resource.WorkerAsync(request));
    }

    private static void Map(ApiRoutes routes, string path, Func<WorkersStatisticsResource, ApiRequest, Task<IResult>> get) =>
        routes.MapInTaskRouting(path, get, kind: static _ => RequestKind.Statistics);

    private Task<IResult> WorkerAsync(ApiRequest request)
    {
        if (request.Sid<WorkerSid>("workerSid") is not { } worker)
        {
            return ApiErrors.NotFoundAsync(request);
        }

        var query = StatisticsParameters.Read(request.Parameters);
        return WorkspaceCommands.AskAsync(
            request,
            workspace => statistics.WorkerAsync(request.Account.Sid, workspace, worker, query, request.Aborted),
            (found, address) => Answer(new WorkersStatisticsResponse(
                address.Account.Value, address.Sid.Value, worker.Value, Realtime: null, WorkersCumulativeResponse.Of(found), address.Of("Workers", worker) + "/Statistics")));
    }

    private Task<IResult> CumulativeAsync(ApiRequest request)
    {
        var query = StatisticsParameters.Read(request.Parameters);
        return WorkspaceCommands.AskAsync(
            request,
            workspace => statistics.WorkersCumulativeAsync(request.Account.Sid, workspace, workers: null, query, request.Aborted),
            static (found, address) => ApiAnswer.Ok(
                WorkersCumulativeResponse.Of(found) with
                {
                    AccountSid = address.Account.Value,
                    WorkspaceSid = address.Sid.Value,
                    TasksAssigned = null,
                    Url = address.Of("Workers/CumulativeStatistics"),
                },
                TaskRoutingJson.Wire.WorkersCumulativeResponse));
    }

    private Task<IResult> RealTimeAsync(ApiRequest request)
    {
        var channel = request.Parameters.Text("TaskChannel");
        return WorkspaceCommands.AskAsync(
            request,
            workspace => statistics.WorkersRealTimeAsync(request.Account.Sid, workspace, workers: null, channel, request.Aborted),
            static (found, address) => ApiAnswer.Ok(
                WorkersRealTimeResponse.Of(found) with { AccountSid = address.Account.Value, WorkspaceSid = address.Sid.Value, Url = address.Of("Workers/RealTimeStatistics") },
                TaskRoutingJson.Wire.WorkersRealTimeResponse));
    }

    private Task<IResult> BothAsync(ApiRequest request)
    {
        var query = StatisticsParameters.Read(request.Parameters);
        var workers = StatisticsParameters.Workers(request.Parameters);
        return WorkspaceCommands.AskAsync(
            request,
            workspace => StatisticsParts.BothAsync(
                () => statistics.WorkersCumulativeAsync(request.Account.Sid, workspace, workers, query, request.Aborted),
                () => statistics.WorkersRealTimeAsync(request.Account.Sid, workspace, workers, query.TaskChannel, request.Aborted)),
            static (found, address) => Answer(new WorkersStatisticsResponse(
                address.Account.Value,
                address.Sid.Value,
                WorkerSid: null,
                WorkersRealTimeResponse.Of(found.RealTime),
                WorkersCumulativeResponse.Of(found.Cumulative),
                address.Of("Workers/Statistics"))));
    }

    private static ApiAnswer Answer(WorkersStatisticsResponse response) => ApiAnswer.Ok(response, TaskRoutingJson.Wire.WorkersStatisticsResponse);
}
