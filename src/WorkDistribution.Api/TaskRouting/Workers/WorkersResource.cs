using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workers;

namespace WorkDistribution.Api.TaskRouting.Workers;

/// <summary>Workers. Their version is the ETag, and If-Match guards changes.</summary>
internal sealed class WorkersResource(WorkspaceCommands commands)
{
    public static readonly OperationParameters ListParameters = new(
        ["ActivityName", "ActivitySid", "Available", "FriendlyName", "TargetWorkersExpression", "TaskQueueName", "TaskQueueSid", "Ordering", .. OperationParameters.Paging], [], []);

    public static readonly OperationParameters CreateParameters = new(["FriendlyName", "ActivitySid", "Attributes"], [], []);

    public static readonly OperationParameters UpdateParameters = new(["ActivitySid", "Attributes", "FriendlyName", "RejectPendingReservations", "If-Match"], [], []);

    public static readonly OperationParameters DeleteParameters = new(["If-Match"], [], []);

    private const int MaxName = 64;

    public static void Map(ApiRoutes routes)
    {
        routes.MapInTaskRouting<WorkersResource>(
            "Workspaces/{workspaceSid}/Workers",
            static (resource, request) => resource.ListAsync(request),
            static (resource, request) => resource.CreateAsync(request),
            kind: static parameters => parameters.Has("TargetWorkersExpression") ? RequestKind.Evaluation : RequestKind.Plain);
        routes.MapInTaskRouting<WorkersResource>(
            "Workspaces/{workspaceSid}/Workers/{sid}",
            static (resource, request) => resource.FetchAsync(request),
            static (resource, request) => resource.UpdateAsync(request),
            static (resource, request) => resource.DeleteAsync(request));
    }

    private Task<IResult> ListAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var page = parameters.Page();
        var filter = new WorkerFilter
        {
            ActivityName = parameters.Text("ActivityName"),
            ActivitySid = parameters.Sid<ActivitySid>("ActivitySid"),
            Available = parameters.Yes("Available"),
            FriendlyName = parameters.Text("FriendlyName"),
            TargetWorkersExpression = parameters.Text("TargetWorkersExpression"),
            TaskQueueName = parameters.Text("TaskQueueName"),
            TaskQueueSid = parameters.Sid<TaskQueueSid>("TaskQueueSid"),
            Ordering = parameters.Text("Ordering"),
        };
        return commands.SendAsync(request, new ListWorkers(filter, page), (found, address) => new MetaPageAnswer<WorkerView, WorkerResponse>(
            "workers", request.Origin, page, found, worker => WorkerResponse.Of(worker, address), TaskRoutingJson.Wire.WorkerResponse));
    }

    private Task<IResult> CreateAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var command = new CreateWorker(parameters.Required("FriendlyName", MaxName), parameters.Sid<ActivitySid>("ActivitySid"), parameters.Text("Attributes") ?? "{}");
        return commands.SendAsync(request, command, static (worker, address) => Answer(StatusCodes.Status201Created, worker, address));
    }

    private Task<IResult> FetchAsync(ApiRequest request) =>
        request.Sid<WorkerSid>() is { } sid ? commands.SendAsync(request, new FetchWorker(sid), Ok) : ApiErrors.NotFoundAsync(request);

    private Task<IResult> UpdateAsync(ApiRequest request)
    {
        if (request.Sid<WorkerSid>() is not { } sid)
        {
            return ApiErrors.NotFoundAsync(request);
        }

        var parameters = request.Parameters;
        var command = new UpdateWorker(
            sid,
            parameters.Sid<ActivitySid>("ActivitySid"),
            parameters.Text("Attributes"),
            parameters.Text("FriendlyName", MaxName),
            parameters.Flag("RejectPendingReservations") ?? false,
            request.IfMatch);
        return commands.SendAsync(request, command, Ok);
    }

    private Task<IResult> DeleteAsync(ApiRequest request) =>
        request.Sid<WorkerSid>() is { } sid ? commands.RemoveAsync(request, new DeleteWorker(sid, request.IfMatch)) : ApiErrors.NotFoundAsync(request);

    private static ApiAnswer Ok(WorkerView worker, WorkspaceAddress address) => Answer(StatusCodes.Status200OK, worker, address);

    private static ApiAnswer Answer(int status, WorkerView worker, WorkspaceAddress address) =>
        new(status, WorkerResponse.Of(worker, address), TaskRoutingJson.Wire.WorkerResponse) { Version = worker.Worker.Version };
}
