using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Tasks;

namespace WorkDistribution.Api.TaskRouting.Tasks;

/// <summary>Tasks. Their version is the ETag, and If-Match guards changes.</summary>
internal sealed class TasksResource(WorkspaceCommands commands)
{
    /// <summary>There are no add-ons here: HasAddons=true finds nothing, false everything.</summary>
    public static readonly OperationParameters ListParameters = new(
        [
            "Priority", "AssignmentStatus", "WorkflowSid", "WorkflowName", "TaskQueueSid", "TaskQueueName", "EvaluateTaskAttributes", "RoutingTarget", "Ordering", "HasAddons",
            .. OperationParameters.Paging,
        ],
        [],
        []);

    public static readonly OperationParameters CreateParameters = new(
        ["Timeout", "Priority", "TaskChannel", "WorkflowSid", "Attributes", "VirtualStartTime", "RoutingTarget", "IgnoreCapacity", "TaskQueueSid"], [], []);

    public static readonly OperationParameters UpdateParameters = new(
        ["Attributes", "AssignmentStatus", "Reason", "Priority", "TaskChannel", "VirtualStartTime", "If-Match"], [], []);

    public static readonly OperationParameters DeleteParameters = new(["If-Match"], [], []);

    private const int MaxTimeout = 1_209_600;

    public static void Map(ApiRoutes routes)
    {
        routes.MapInTaskRouting<TasksResource>(
            "Workspaces/{workspaceSid}/Tasks",
            static (resource, request) => resource.ListAsync(request),
            static (resource, request) => resource.CreateAsync(request),
            kind: static parameters => parameters.Has("EvaluateTaskAttributes") ? RequestKind.Evaluation : RequestKind.Plain);
        routes.MapInTaskRouting<TasksResource>(
            "Workspaces/{workspaceSid}/Tasks/{sid}",
            static (resource, request) => resource.FetchAsync(request),
            static (resource, request) => resource.UpdateAsync(request),
            static (resource, request) => resource.DeleteAsync(request));
    }

    private Task<IResult> ListAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var page = parameters.Page();
        var filter = new TaskFilter
        {
            Priority = parameters.Number("Priority", 0, int.MaxValue),
            AssignmentStatus = parameters.Choices("AssignmentStatus", RoutingWords.AssignmentStatus),
            WorkflowSid = parameters.Sid<WorkflowSid>("WorkflowSid"),
            WorkflowName = parameters.Text("WorkflowName"),
            TaskQueueSid = parameters.Sid<TaskQueueSid>("TaskQueueSid"),
            TaskQueueName = parameters.Text("TaskQueueName"),
            EvaluateTaskAttributes = parameters.Text("EvaluateTaskAttributes"),
            RoutingTarget = parameters.Text("RoutingTarget"),
            Ordering = parameters.Text("Ordering"),
        };
        var hasAddons = parameters.Flag("HasAddons") ?? false;
        return commands.SendAsync(request, new ListTasks(filter, page), (found, address) => new MetaPageAnswer<TaskView, TaskResponse>(
            "tasks", request.Origin, page, hasAddons ? new([], null) : found, task => TaskResponse.Of(task, address), TaskRoutingJson.Wire.TaskResponse));
    }

    private Task<IResult> CreateAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var command = new CreateTask(
            parameters.Text("Attributes") ?? "{}",
            parameters.Sid<WorkflowSid>("WorkflowSid"),
            parameters.Sid<TaskQueueSid>("TaskQueueSid"),
            parameters.Text("RoutingTarget"),
            parameters.Number("Timeout", 1, MaxTimeout),
            parameters.Number("Priority", 0, int.MaxValue),
            parameters.Text("TaskChannel"),
            parameters.Instant("VirtualStartTime"),
            parameters.Yes("IgnoreCapacity") ?? false);
        return commands.SendAsync(request, command, static (task, address) => Answer(StatusCodes.Status201Created, task, address));
    }

    private Task<IResult> FetchAsync(ApiRequest request) =>
        request.Sid<TaskSid>() is { } sid ? commands.SendAsync(request, new FetchTask(sid), Ok) : ApiErrors.NotFoundAsync(request);

    private Task<IResult> UpdateAsync(ApiRequest request)
    {
        if (request.Sid<TaskSid>() is not { } sid)
        {
            return ApiErrors.NotFoundAsync(request);
        }

        var parameters = request.Parameters;
        var command = new UpdateTask(
            sid,
            parameters.Text("Attributes"),
            parameters.Choice("AssignmentStatus", RoutingWords.AssignmentStatus),
            parameters.Text("Reason"),
            parameters.Number("Priority", 0, int.MaxValue),
            parameters.Text("TaskChannel"),
            parameters.Instant("VirtualStartTime"),
            request.IfMatch);
        return commands.SendAsync(request, command, Ok);
    }

    private Task<IResult> DeleteAsync(ApiRequest request) =>
        request.Sid<TaskSid>() is { } sid ? commands.RemoveAsync(request, new DeleteTask(sid, request.IfMatch)) : ApiErrors.NotFoundAsync(request);

    private static ApiAnswer Ok(TaskView task, WorkspaceAddress address) => Answer(StatusCodes.Status200OK, task, address);

    private static ApiAnswer Answer(int status, TaskView task, WorkspaceAddress address) =>
        new(status, TaskResponse.Of(task, address), TaskRoutingJson.Wire.TaskResponse) { Version = task.Task.Version };
}
