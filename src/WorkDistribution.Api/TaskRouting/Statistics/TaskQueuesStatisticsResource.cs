using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Statistics;

namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>Statistics of many queues: a list of them with both kinds, and how up to 50 stand, asked for in a body of JSON.</summary>
internal sealed class TaskQueuesStatisticsResource(IStatistics statistics, QueueSidsReader reader)
{
    public static readonly OperationParameters ListParameters = new([.. StatisticsParameters.Period, "SplitByWaitTime", "FriendlyName", .. OperationParameters.Paging], [], []);

    private static readonly RealTimeStatistics Nothing = new() { LongestTaskWaitingAge = 0, TasksByPriority = [], TasksByStatus = [], TotalTasks = 0 };

    public static void Map(ApiRoutes routes)
    {
        routes.MapInTaskRouting<TaskQueuesStatisticsResource>(
            "Workspaces/{workspaceSid}/TaskQueues/Statistics",
            static (resource, request) => resource.ListAsync(request),
            kind: static _ => RequestKind.Statistics);
        routes.MapInTaskRouting<TaskQueuesStatisticsResource>(
            "Workspaces/{workspaceSid}/TaskQueues/RealTimeStatistics",
            post: static (resource, request) => resource.RealTimeAsync(request),
            kind: static _ => RequestKind.BulkStatistics,
            takesJson: true);
    }

    private Task<IResult> ListAsync(ApiRequest request)
    {
        var page = request.Parameters.Page();
        var name = request.Parameters.Text("FriendlyName");
        var query = StatisticsParameters.Read(request.Parameters);
        return WorkspaceCommands.AskAsync(
            request,
            workspace => statistics.TaskQueuesAsync(request.Account.Sid, workspace, name, query, page, request.Aborted),
            (found, address) => new MetaPageAnswer<TaskQueueStatistics, StatisticsResponse>(
                "task_queues_statistics", request.Origin, page, found, queue => Entry(queue, address), TaskRoutingJson.Wire.StatisticsResponse));
    }

    private async Task<IResult> RealTimeAsync(ApiRequest request)
    {
        var asked = await reader.ReadAsync(request);
        return await WorkspaceCommands.AskAsync(
            request,
            workspace => statistics.TaskQueuesRealTimeAsync(request.Account.Sid, workspace, asked, request.Aborted),
            (found, address) =>
            {
                var known = found.ToDictionary(queue => queue.Sid, queue => queue.RealTime);
                var data = asked.Select(sid => RealTimeResponse.Of(known.GetValueOrDefault(sid, Nothing), new StatisticsSubject(sid)) with { TaskQueueSid = sid.Value }).ToImmutableArray();
                return ApiAnswer.Created(
                    new TaskQueueBulkResponse(address.Account.Value, address.Sid.Value, data, data.Length, address.Of("TaskQueues/RealTimeStatistics")),
                    TaskRoutingJson.Wire.TaskQueueBulkResponse);
            });
    }

    private static StatisticsResponse Entry(TaskQueueStatistics queue, WorkspaceAddress address)
    {
        var subject = new StatisticsSubject(queue.Queue.Sid);
        return new StatisticsResponse
        {
            AccountSid = address.Account.Value,
            WorkspaceSid = address.Sid.Value,
            TaskQueueSid = queue.Queue.Sid.Value,
            Cumulative = CumulativeResponse.Of(queue.Cumulative, subject),
            Realtime = RealTimeResponse.Of(queue.RealTime, subject),
        };
    }
}
