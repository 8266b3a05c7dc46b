using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Statistics;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>Statistics of a workspace, a queue or a workflow: what happened, how it stands, and both.</summary>
internal sealed class StatisticsResource(IStatistics statistics)
{
    public static readonly OperationParameters CumulativeParameters = new([.. StatisticsParameters.Period, "SplitByWaitTime"], [], []);

    public static readonly OperationParameters RealTimeParameters = new(["TaskChannel"], [], []);

    public static void Map(ApiRoutes routes)
    {
        foreach (var subject in (ReadOnlySpan<string>)["Workspaces/{workspaceSid}", "Workspaces/{workspaceSid}/TaskQueues/{taskQueueSid}", "Workspaces/{workspaceSid}/Workflows/{workflowSid}"])
        {
            Map(routes, subject + "/CumulativeStatistics", static (resource, request, subject) => resource.CumulativeAsync(request, subject));
            Map(routes, subject + "/RealTimeStatistics", static (resource, request, subject) => resource.RealTimeAsync(request, subject));
            Map(routes, subject + "/Statistics", static (resource, request, subject) => resource.BothAsync(request, subject));
        }
    }

    private static void Map(ApiRoutes routes, string path, Func<StatisticsResource, ApiRequest, StatisticsSubject, Task<IResult>> get) =>
        routes.MapInTaskRouting<StatisticsResource>(
            path,
            (resource, request) => Subject(request) is { } subject ? get(resource, request, subject) : ApiErrors.NotFoundAsync(request),
            kind: static _ => RequestKind.Statistics);

    /// <summary>What the path names; null when it names nothing there can be.</summary>
    private static StatisticsSubject? Subject(ApiRequest request)
    {
        var subject = new StatisticsSubject(request.Sid<TaskQueueSid>("taskQueueSid"), request.Sid<WorkflowSid>("workflowSid"));
        var isNamed = request.Name("taskQueueSid").Length + request.Name("workflowSid").Length > 0;
        return isNamed && subject.IsWorkspace ? null : subject;
    }

    private Task<IResult> CumulativeAsync(ApiRequest request, StatisticsSubject subject)
    {
        var query = StatisticsParameters.Read(request.Parameters);
        return WorkspaceCommands.AskAsync(
            request,
            workspace => CumulativeAsync(request, workspace, subject, query),
            (found, address) => ApiAnswer.Ok(CumulativeResponse.Of(found, subject, address, Url(subject, address) + "/CumulativeStatistics"), TaskRoutingJson.Wire.CumulativeResponse));
    }

    private Task<IResult> RealTimeAsync(ApiRequest request, StatisticsSubject subject)
    {
        var channel = request.Parameters.Text("TaskChannel");
        return WorkspaceCommands.AskAsync(
            request,
            workspace => RealTimeAsync(request, workspace, subject, channel),
            (found, address) => ApiAnswer.Ok(RealTimeResponse.Of(found, subject, address, Url(subject, address) + "/RealTimeStatistics"), TaskRoutingJson.Wire.RealTimeResponse));
    }

    private Task<IResult> BothAsync(ApiRequest request, StatisticsSubject subject)
    {
        var query = StatisticsParameters.Read(request.Parameters);
        return WorkspaceCommands.AskAsync(
            request,
            workspace => StatisticsParts.BothAsync(
                () => CumulativeAsync(request, workspace, subject, query),
                () => RealTimeAsync(request, workspace, subject, query.TaskChannel)),
            (found, address) => ApiAnswer.Ok(
                new StatisticsResponse
                {
                    AccountSid = address.Account.Value,
                    WorkspaceSid = address.Sid.Value,
                    TaskQueueSid = subject.TaskQueue?.Value,
                    WorkflowSid = subject.Workflow?.Value,
                    Cumulative = CumulativeResponse.Of(found.Cumulative, subject),
                    Realtime = RealTimeResponse.Of(found.RealTime, subject),
                    Url = Url(subject, address) + "/Statistics",
                },
                TaskRoutingJson.Wire.StatisticsResponse));
    }

    private Task<RoutingResult<CumulativeStatistics>> CumulativeAsync(ApiRequest request, WorkspaceSid workspace, StatisticsSubject subject, StatisticsQuery query) => subject switch
    {
        { TaskQueue: { } queue } => statistics.TaskQueueCumulativeAsync(request.Account.Sid, workspace, queue, query, request.Aborted),
        { Workflow: { } workflow } => statistics.WorkflowCumulativeAsync(request.Account.Sid, workspace, workflow, query, request.Aborted),
        _ => statistics.WorkspaceCumulativeAsync(request.Account.Sid, workspace, query, request.Aborted),
    };

    private Task<RoutingResult<RealTimeStatistics>> RealTimeAsync(ApiRequest request, WorkspaceSid workspace, StatisticsSubject subject, string? channel) => subject switch
    {
        { TaskQueue: { } queue } => statistics.TaskQueueRealTimeAsync(request.Account.Sid, workspace, queue, channel, request.Aborted),
        { Workflow: { } workflow } => statistics.WorkflowRealTimeAsync(request.Account.Sid, workspace, workflow, channel, request.Aborted),
        _ => statistics.WorkspaceRealTimeAsync(request.Account.Sid, workspace, channel, request.Aborted),
    };

    private static string Url(StatisticsSubject subject, WorkspaceAddress address) =>
        address.Of("TaskQueues", subject.TaskQueue) ?? address.Of("Workflows", subject.Workflow) ?? address.Self;
}
