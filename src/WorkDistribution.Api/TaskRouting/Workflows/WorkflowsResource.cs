using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.Api.TaskRouting.Workflows;

/// <summary>Rules that lead tasks to queues.</summary>
internal sealed class WorkflowsResource(WorkspaceCommands commands)
{
    public static readonly OperationParameters ListParameters = new(["FriendlyName", .. OperationParameters.Paging], [], []);

    public static readonly OperationParameters CreateParameters = new(
        ["FriendlyName", "Configuration", "AssignmentCallbackUrl", "FallbackAssignmentCallbackUrl", "TaskReservationTimeout"], [], []);

    public static readonly OperationParameters UpdateParameters = new([.. CreateParameters.Used, "ReEvaluateTasks"], [], []);

    private const int MaxName = 64;
    private const int MaxReservationTimeout = 86_400;

    public static void Map(ApiRoutes routes)
    {
        routes.MapInTaskRouting<WorkflowsResource>(
            "Workspaces/{workspaceSid}/Workflows",
            static (resource, request) => resource.ListAsync(request),
            static (resource, request) => resource.CreateAsync(request));
        routes.MapInTaskRouting<WorkflowsResource>(
            "Workspaces/{workspaceSid}/Workflows/{sid}",
            static (resource, request) => resource.FetchAsync(request),
            static (resource, request) => resource.UpdateAsync(request),
            static (resource, request) => resource.DeleteAsync(request));
    }

    private Task<IResult> ListAsync(ApiRequest request)
    {
        var page = request.Parameters.Page();
        return commands.SendAsync(request, new ListWorkflows(request.Parameters.Text("FriendlyName"), page), (found, address) => new MetaPageAnswer<Workflow, WorkflowResponse>(
            "workflows", request.Origin, page, found, workflow => WorkflowResponse.Of(workflow, address), TaskRoutingJson.Wire.WorkflowResponse));
    }

    private Task<IResult> CreateAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var command = new CreateWorkflow(
            parameters.Required("FriendlyName", MaxName),
            parameters.Required("Configuration"),
            parameters.Url("AssignmentCallbackUrl", ErrorCatalogue.InvalidParameter),
            parameters.Url("FallbackAssignmentCallbackUrl", ErrorCatalogue.InvalidParameter),
            parameters.Number("TaskReservationTimeout", 1, MaxReservationTimeout));
        return commands.SendAsync(request, command, static (workflow, address) => ApiAnswer.Created(WorkflowResponse.Of(workflow, address), TaskRoutingJson.Wire.WorkflowResponse));
    }

    private Task<IResult> FetchAsync(ApiRequest request) =>
        request.Sid<WorkflowSid>() is { } sid ? commands.SendAsync(request, new FetchWorkflow(sid), Ok) : ApiErrors.NotFoundAsync(request);

    private Task<IResult> UpdateAsync(ApiRequest request)
    {
        if (request.Sid<WorkflowSid>() is not { } sid)
        {
            return ApiErrors.NotFoundAsync(request);
        }

        var parameters = request.Parameters;
        var command = new UpdateWorkflow(
            sid,
            parameters.Text("FriendlyName", MaxName),
            parameters.Text("Configuration"),
            parameters.UrlSetting("AssignmentCallbackUrl"),
            parameters.UrlSetting("FallbackAssignmentCallbackUrl"),
            parameters.Number("TaskReservationTimeout", 1, MaxReservationTimeout),
            parameters.Yes("ReEvaluateTasks") ?? false);
        return commands.SendAsync(request, command, Ok);
    }

    private Task<IResult> DeleteAsync(ApiRequest request) =>
        request.Sid<WorkflowSid>() is { } sid ? commands.RemoveAsync(request, new DeleteWorkflow(sid)) : ApiErrors.NotFoundAsync(request);

    private static ApiAnswer Ok(Workflow workflow, WorkspaceAddress address) => ApiAnswer.Ok(WorkflowResponse.Of(workflow, address), TaskRoutingJson.Wire.WorkflowResponse);
}
