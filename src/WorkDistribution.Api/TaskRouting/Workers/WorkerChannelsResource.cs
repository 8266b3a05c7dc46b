using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workers;

namespace WorkDistribution.Api.TaskRouting.Workers;

/// <summary>A worker's channels. One is named in its path by its identifier, its task channel's, or its task channel's unique name.</summary>
internal sealed class WorkerChannelsResource(WorkspaceCommands commands)
{
    public static readonly OperationParameters ListParameters = new(OperationParameters.Paging, [], []);

    public static readonly OperationParameters UpdateParameters = new(["Capacity", "Available"], [], []);

    private const int MaxCapacity = 50;

    public static void Map(ApiRoutes routes)
    {
        routes.MapInTaskRouting<WorkerChannelsResource>("Workspaces/{workspaceSid}/Workers/{workerSid}/Channels", static (resource, request) => resource.ListAsync(request));
        routes.MapInTaskRouting<WorkerChannelsResource>(
            "Workspaces/{workspaceSid}/Workers/{workerSid}/Channels/{sid}",
            static (resource, request) => resource.FetchAsync(request),
            static (resource, request) => resource.UpdateAsync(request));
    }

    private Task<IResult> ListAsync(ApiRequest request)
    {
        if (request.Sid<WorkerSid>("workerSid") is not { } worker)
        {
            return ApiErrors.NotFoundAsync(request);
        }

        var page = request.Parameters.Page();
        return commands.SendAsync(request, new ListWorkerChannels(worker, page), (found, address) => new MetaPageAnswer<WorkerChannelView, WorkerChannelResponse>(
            "channels", request.Origin, page, found, channel => WorkerChannelResponse.Of(channel, address), TaskRoutingJson.Wire.WorkerChannelResponse));
    }

    private Task<IResult> FetchAsync(ApiRequest request) =>
        request.Sid<WorkerSid>("workerSid") is { } worker ? commands.SendAsync(request, new FetchWorkerChannel(worker, request.Name()), Ok) : ApiErrors.NotFoundAsync(request);

    private Task<IResult> UpdateAsync(ApiRequest request) =>
        request.Sid<WorkerSid>("workerSid") is { } worker
            ? commands.SendAsync(
                request,
                new UpdateWorkerChannel(worker, request.Name(), request.Parameters.Number("Capacity", 0, MaxCapacity), request.Parameters.Flag("Available")),
                Ok)
            : ApiErrors.NotFoundAsync(request);

    private static ApiAnswer Ok(WorkerChannelView channel, WorkspaceAddress address) =>
        ApiAnswer.Ok(WorkerChannelResponse.Of(channel, address), TaskRoutingJson.Wire.WorkerChannelResponse);
}
