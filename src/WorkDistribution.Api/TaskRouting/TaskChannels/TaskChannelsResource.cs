using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.TaskRouting.TaskChannels;

namespace WorkDistribution.Api.TaskRouting.TaskChannels;

/// <summary>Kinds of work. A channel is named in its path by its identifier or its unique name.</summary>
internal sealed class TaskChannelsResource(WorkspaceCommands commands)
{
    public static readonly OperationParameters ListParameters = new(OperationParameters.Paging, [], []);

    public static readonly OperationParameters CreateParameters = new(["FriendlyName", "UniqueName", "ChannelOptimizedRouting"], [], []);

    public static readonly OperationParameters UpdateParameters = new(["FriendlyName", "ChannelOptimizedRouting"], [], []);

    private const int MaxName = 64;

    public static void Map(ApiRoutes routes)
    {
        routes.MapInTaskRouting<TaskChannelsResource>(
            "Workspaces/{workspaceSid}/TaskChannels",
            static (resource, request) => resource.ListAsync(request),
            static (resource, request) => resource.CreateAsync(request));
        routes.MapInTaskRouting<TaskChannelsResource>(
            "Workspaces/{workspaceSid}/TaskChannels/{sid}",
            static (resource, request) => resource.FetchAsync(request),
            static (resource, request) => resource.UpdateAsync(request),
            static (resource, request) => resource.DeleteAsync(request));
    }

    private Task<IResult> ListAsync(ApiRequest request)
    {
        var page = request.Parameters.Page();
        return commands.SendAsync(request, new ListTaskChannels(page), (found, address) => new MetaPageAnswer<TaskChannel, TaskChannelResponse>(
            "channels", request.Origin, page, found, channel => TaskChannelResponse.Of(channel, address), TaskRoutingJson.Wire.TaskChannelResponse));
    }

    private Task<IResult> CreateAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var command = new CreateTaskChannel(
            parameters.Required("FriendlyName", MaxName),
            parameters.Required("UniqueName", MaxName),
            parameters.Flag("ChannelOptimizedRouting") ?? false);
        return commands.SendAsync(request, command, static (channel, address) => ApiAnswer.Created(TaskChannelResponse.Of(channel, address), TaskRoutingJson.Wire.TaskChannelResponse));
    }

    private Task<IResult> FetchAsync(ApiRequest request) => commands.SendAsync(request, new FetchTaskChannel(request.Name()), Ok);

    private Task<IResult> DeleteAsync(ApiRequest request) => commands.RemoveAsync(request, new DeleteTaskChannel(request.Name()));

    private Task<IResult> UpdateAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        return commands.SendAsync(request, new UpdateTaskChannel(request.Name(), parameters.Text("FriendlyName", MaxName), parameters.Flag("ChannelOptimizedRouting")), Ok);
    }

    private static ApiAnswer Ok(TaskChannel channel, WorkspaceAddress address) => ApiAnswer.Ok(TaskChannelResponse.Of(channel, address), TaskRoutingJson.Wire.TaskChannelResponse);
}
