using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.TaskQueues;

namespace WorkDistribution.Api.TaskRouting.TaskQueues;

/// <summary>Queues.</summary>
internal sealed class TaskQueuesResource(WorkspaceCommands commands)
{
    public static readonly OperationParameters ListParameters = new(
        ["FriendlyName", "EvaluateWorkerAttributes", "WorkerSid", "Ordering", .. OperationParameters.Paging], [], []);

    public static readonly OperationParameters SaveParameters = new(
        ["FriendlyName", "TargetWorkers", "MaxReservedWorkers", "TaskOrder", "ReservationActivitySid", "AssignmentActivitySid"], [], []);

    private const int MaxName = 64;
    private const int MaxReserved = 50;

    public static void Map(ApiRoutes routes)
    {
        routes.MapInTaskRouting<TaskQueuesResource>(
            "Workspaces/{workspaceSid}/TaskQueues",
            static (resource, request) => resource.ListAsync(request),
            static (resource, request) => resource.CreateAsync(request),
            kind: static parameters => parameters.Has("EvaluateWorkerAttributes") ? RequestKind.Evaluation : RequestKind.Plain);
        routes.MapInTaskRouting<TaskQueuesResource>(
            "Workspaces/{workspaceSid}/TaskQueues/{sid}",
            static (resource, request) => resource.FetchAsync(request),
            static (resource, request) => resource.UpdateAsync(request),
            static (resource, request) => resource.DeleteAsync(request));
    }

    private Task<IResult> ListAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var page = parameters.Page();
        var command = new ListTaskQueues(
            parameters.Text("FriendlyName"),
            parameters.Text("EvaluateWorkerAttributes"),
            parameters.Sid<WorkerSid>("WorkerSid"),
            parameters.Text("Ordering"),
            page);
        return commands.SendAsync(request, command, (found, address) => new MetaPageAnswer<TaskQueueView, TaskQueueResponse>(
            "task_queues", request.Origin, page, found, queue => TaskQueueResponse.Of(queue, address), TaskRoutingJson.Wire.TaskQueueResponse));
    }

    private Task<IResult> CreateAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var command = new CreateTaskQueue(
            parameters.Required("FriendlyName", MaxName),
            parameters.Text("TargetWorkers"),
            parameters.Number("MaxReservedWorkers", 1, MaxReserved),
            parameters.Choice("TaskOrder", RoutingWords.QueueOrder),
            parameters.Sid<ActivitySid>("ReservationActivitySid"),
            parameters.Sid<ActivitySid>("AssignmentActivitySid"));
        return commands.SendAsync(request, command, static (queue, address) => ApiAnswer.Created(TaskQueueResponse.Of(queue, address), TaskRoutingJson.Wire.TaskQueueResponse));
    }

    private Task<IResult> FetchAsync(ApiRequest request) =>
        request.Sid<TaskQueueSid>() is { } sid ? commands.SendAsync(request, new FetchTaskQueue(sid), Ok) : ApiErrors.NotFoundAsync(request);

    private Task<IResult> UpdateAsync(ApiRequest request)
    {
        if (request.Sid<TaskQueueSid>() is not { } sid)
        {
            return ApiErrors.NotFoundAsync(request);
        }

        var parameters = request.Parameters;
        var command = new UpdateTaskQueue(
            sid,
            parameters.Text("FriendlyName", MaxName),
            parameters.Text("TargetWorkers"),
            parameters.Number("MaxReservedWorkers", 1, MaxReserved),
            parameters.Choice("TaskOrder", RoutingWords.QueueOrder),
            parameters.Sid<ActivitySid>("ReservationActivitySid"),
            parameters.Sid<ActivitySid>("AssignmentActivitySid"));
        return commands.SendAsync(request, command, Ok);
    }

    private Task<IResult> DeleteAsync(ApiRequest request) =>
        request.Sid<TaskQueueSid>() is { } sid ? commands.RemoveAsync(request, new DeleteTaskQueue(sid)) : ApiErrors.NotFoundAsync(request);

    private static ApiAnswer Ok(TaskQueueView queue, WorkspaceAddress address) => ApiAnswer.Ok(TaskQueueResponse.Of(queue, address), TaskRoutingJson.Wire.TaskQueueResponse);
}
