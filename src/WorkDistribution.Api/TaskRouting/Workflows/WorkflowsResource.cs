using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Api.TaskRouting.Workflows;

/// <summary>Rules that lead tasks to queues.</summary>
internal sealed class WorkflowsResource(WorkspaceCommands commands, ITaskRouter router)
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
        return SaveAsync(request, command, StatusCodes.Status201Created);
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
        return SaveAsync(request, command, StatusCodes.Status200OK);
    }

    /// <summary>Saves, and says with the answer what of it cannot come to anything with the workers there are.</summary>
    private Task<IResult> SaveAsync(ApiRequest request, WorkspaceCommand<Workflow> command, int status) => WorkspaceCommands.AskAsync(
        request,
        async workspace =>
        {
            var saved = await router.SendAsync(request.Account.Sid, workspace, command with { Actor = WorkspaceCommands.ActorOf(request) }, request.Aborted);
            if (!saved.Succeeded)
            {
                return RoutingResult<(Workflow, ImmutableArray<WorkflowWarning>)>.Refused(saved.Faults);
            }

            var found = await router.SendAsync(request.Account.Sid, workspace, new CheckWorkflow(saved.Value.Sid), request.Aborted);
            return (saved.Value, found.Succeeded ? found.Value : []);
        },
        (saved, address) => new ApiAnswer(
            status,
            WorkflowResponse.Of(saved.Item1, address) with { Warnings = [.. saved.Item2.Select(WorkflowWarningResponse.Of)] },
            TaskRoutingJson.Wire.WorkflowResponse));

    private Task<IResult> DeleteAsync(ApiRequest request) =>
        request.Sid<WorkflowSid>() is { } sid ? commands.RemoveAsync(request, new DeleteWorkflow(sid)) : ApiErrors.NotFoundAsync(request);

    private static ApiAnswer Ok(Workflow workflow, WorkspaceAddress address) => ApiAnswer.Ok(WorkflowResponse.Of(workflow, address), TaskRoutingJson.Wire.WorkflowResponse);
}
