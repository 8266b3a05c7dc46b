using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.SharedPools;

namespace WorkDistribution.Api.TaskRouting.SharedPools;

/// <summary>Grants of a queue's workers to other accounts: the lender's side. Beyond the wire.</summary>
internal sealed class PoolGrantsResource(ISharedPools pools)
{
    private const int MaxName = 256;
    private const int MaxCapacity = 50;

    public static void Map(ApiRoutes routes)
    {
        routes.MapInTaskRouting<PoolGrantsResource>(
            "Workspaces/{workspaceSid}/TaskQueues/{queueSid}/Grants",
            static (resource, request) => resource.ListAsync(request),
            static (resource, request) => resource.CreateAsync(request));
        routes.MapInTaskRouting<PoolGrantsResource>(
            "Workspaces/{workspaceSid}/TaskQueues/{queueSid}/Grants/{sid}",
            static (resource, request) => resource.FetchAsync(request),
            delete: static (resource, request) => resource.RevokeAsync(request));
    }

    private Task<IResult> ListAsync(ApiRequest request)
    {
        if (request.Sid<TaskQueueSid>("queueSid") is not { } queue)
        {
            return ApiErrors.NotFoundAsync(request);
        }

        var page = request.Parameters.Page();
        return WorkspaceCommands.AskAsync(
            request,
            workspace => pools.ListAsync(request.Account.Sid, workspace, queue, page, request.Aborted),
            (found, address) => new MetaPageAnswer<PoolGrant, PoolGrantResponse>(
                "grants", request.Origin, page, found, grant => PoolGrantResponse.Of(grant, address), TaskRoutingJson.Wire.PoolGrantResponse));
    }

    private Task<IResult> CreateAsync(ApiRequest request)
    {
        if (request.Sid<TaskQueueSid>("queueSid") is not { } queue)
        {
            return ApiErrors.NotFoundAsync(request);
        }

        var parameters = request.Parameters;
        _ = parameters.Required("BorrowerAccountSid");
        var command = new CreatePoolGrant(
            parameters.Sid<AccountSid>("BorrowerAccountSid") ?? default,
            parameters.Required("FriendlyName", MaxName),
            parameters.Text("Attributes") ?? "{}",
            parameters.Number("Capacity", 1, MaxCapacity),
            parameters.Number("Priority", 0, int.MaxValue));
        return WorkspaceCommands.AskAsync(
            request,
            workspace => pools.CreateAsync(request.Account.Sid, workspace, queue, command, request.Aborted),
            static (grant, address) => ApiAnswer.Created(PoolGrantResponse.Of(grant, address), TaskRoutingJson.Wire.PoolGrantResponse));
    }

    private Task<IResult> FetchAsync(ApiRequest request) =>
        request.Sid<TaskQueueSid>("queueSid") is { } queue && request.Sid<PoolGrantSid>() is { } sid
            ? WorkspaceCommands.AskAsync(
                request,
                workspace => Task.FromResult(pools.Fetch(request.Account.Sid, workspace, queue, sid)),
                static (grant, address) => ApiAnswer.Ok(PoolGrantResponse.Of(grant, address), TaskRoutingJson.Wire.PoolGrantResponse))
            : ApiErrors.NotFoundAsync(request);

    private Task<IResult> RevokeAsync(ApiRequest request)
    {
        var now = request.Parameters.Flag("Now") ?? false;
        return request.Sid<TaskQueueSid>("queueSid") is { } queue && request.Sid<PoolGrantSid>() is { } sid
            ? WorkspaceCommands.AskAsync(request, workspace => pools.RevokeAsync(request.Account.Sid, workspace, queue, sid, now, request.Aborted), static (_, _) => ApiAnswer.NoContent)
            : ApiErrors.NotFoundAsync(request);
    }
}
