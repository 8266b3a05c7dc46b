using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Api.TaskRouting.Workspaces;

/// <summary>Workspaces.</summary>
internal sealed class WorkspacesResource(WorkspaceCommands commands, ITaskRouter router)
{
    public static readonly OperationParameters ListParameters = new(["FriendlyName", .. OperationParameters.Paging], [], []);

    public static readonly OperationParameters CreateParameters = new([.. Settings, "Template"], [], []);

    public static readonly OperationParameters UpdateParameters = new([.. Settings, "DefaultActivitySid", "TimeoutActivitySid"], [], []);

    private const int MaxName = 64;

    private static ImmutableArray<string> Settings => ["FriendlyName", "EventCallbackUrl", "EventsFilter", "MultiTaskEnabled", "PrioritizeQueueOrder"];

    public static void Map(ApiRoutes routes)
    {
        routes.MapInTaskRouting<WorkspacesResource>("Workspaces", static (resource, request) => resource.ListAsync(request), static (resource, request) => resource.CreateAsync(request));
        routes.MapInTaskRouting<WorkspacesResource>(
            "Workspaces/{workspaceSid}",
            static (resource, request) => resource.FetchAsync(request),
            static (resource, request) => resource.UpdateAsync(request),
            static (resource, request) => resource.DeleteAsync(request));
    }

    private async Task<IResult> ListAsync(ApiRequest request)
    {
        var page = request.Parameters.Page();
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var found = await router.ListAsync(request.Account.Sid, request.Parameters.Text("FriendlyName"), page, request.Aborted);
        return new MetaPageAnswer<WorkspaceView, WorkspaceResponse>(
            "workspaces", request.Origin, page, found, view => WorkspaceResponse.Of(view, request.Origin), TaskRoutingJson.Wire.WorkspaceResponse);
    }

    private async Task<IResult> CreateAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var command = new CreateWorkspace(
            parameters.Required("FriendlyName", MaxName),
            parameters.Url("EventCallbackUrl", Core.Errors.ErrorCatalogue.InvalidParameter),
            parameters.Text("EventsFilter"),
            parameters.Flag("MultiTaskEnabled"),
            parameters.Choice("Template", RoutingWords.Template) ?? WorkspaceTemplate.None,
            parameters.Choice("PrioritizeQueueOrder", RoutingWords.QueueOrder));
        if (parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var result = await router.CreateAsync(request.Account.Sid, command, request.Aborted);
        return result.Succeeded
            ? ApiAnswer.Created(WorkspaceResponse.Of(result.Value, request.Origin), TaskRoutingJson.Wire.WorkspaceResponse)
            : WorkspaceCommands.Refused(request, result.Faults);
    }

    private Task<IResult> FetchAsync(ApiRequest request) => commands.SendAsync(request, new FetchWorkspace(), Ok);

    private Task<IResult> DeleteAsync(ApiRequest request) => commands.RemoveAsync(request, new DeleteWorkspace());

    private Task<IResult> UpdateAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var command = new UpdateWorkspace(
            parameters.Text("FriendlyName", MaxName),
            parameters.Sid<ActivitySid>("DefaultActivitySid"),
            parameters.Sid<ActivitySid>("TimeoutActivitySid"),
            parameters.UrlSetting("EventCallbackUrl"),
            parameters.Raw("EventsFilter"),
            parameters.Flag("MultiTaskEnabled"),
            parameters.Choice("PrioritizeQueueOrder", RoutingWords.QueueOrder));
        return commands.SendAsync(request, command, Ok);
    }

    private static ApiAnswer Ok(WorkspaceView view, WorkspaceAddress address) => ApiAnswer.Ok(WorkspaceResponse.Of(view, address.Origin), TaskRoutingJson.Wire.WorkspaceResponse);
}
