using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.SharedPools;

namespace WorkDistribution.Api.TaskRouting.SharedPools;

/// <summary>Pools that other accounts offer or lend: the borrower's side. Beyond the wire.</summary>
internal sealed class PoolsResource(ISharedPools pools)
{
    private const int MaxName = 256;

    public static void Map(ApiRoutes routes)
    {
        routes.MapInTaskRouting<PoolsResource>(
            "Workspaces/{workspaceSid}/Pools",
            static (resource, request) => resource.ListAsync(request),
            static (resource, request) => resource.AcceptAsync(request));
        routes.MapInTaskRouting<PoolsResource>(
            "Workspaces/{workspaceSid}/Pools/{sid}",
            static (resource, request) => resource.FetchAsync(request),
            delete: static (resource, request) => resource.LeaveAsync(request));
    }

    private Task<IResult> ListAsync(ApiRequest request)
    {
        var page = request.Parameters.Page();
        return WorkspaceCommands.AskAsync(
            request,
            workspace => pools.ListPoolsAsync(request.Account.Sid, workspace, page, request.Aborted),
            (found, address) => new MetaPageAnswer<PoolGrant, PoolResponse>("pools", request.Origin, page, found, grant => PoolResponse.Of(grant, address), TaskRoutingJson.Wire.PoolResponse));
    }

    private Task<IResult> AcceptAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        _ = parameters.Required("GrantSid");
        var sid = parameters.Sid<PoolGrantSid>("GrantSid") ?? default;
        var name = parameters.Text("FriendlyName", MaxName);
        return WorkspaceCommands.AskAsync(
            request,
            workspace => pools.AcceptAsync(request.Account.Sid, workspace, sid, name, request.Aborted),
            static (grant, address) => ApiAnswer.Created(PoolResponse.Of(grant, address), TaskRoutingJson.Wire.PoolResponse));
    }

    private Task<IResult> FetchAsync(ApiRequest request) =>
        request.Sid<PoolGrantSid>() is { } sid
            ? WorkspaceCommands.AskAsync(
                request,
                workspace => pools.FetchPoolAsync(request.Account.Sid, workspace, sid, request.Aborted),
                static (grant, address) => ApiAnswer.Ok(PoolResponse.Of(grant, address), TaskRoutingJson.Wire.PoolResponse))
            : ApiErrors.NotFoundAsync(request);

    private Task<IResult> LeaveAsync(ApiRequest request)
    {
        var now = request.Parameters.Flag("Now") ?? false;
        return request.Sid<PoolGrantSid>() is { } sid
            ? WorkspaceCommands.AskAsync(request, workspace => pools.LeaveAsync(request.Account.Sid, workspace, sid, now, request.Aborted), static (_, _) => ApiAnswer.NoContent)
            : ApiErrors.NotFoundAsync(request);
    }
}
