using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Activities;

namespace WorkDistribution.Api.TaskRouting.Activities;

/// <summary>What workers may be doing.</summary>
internal sealed class ActivitiesResource(WorkspaceCommands commands)
{
    public static readonly OperationParameters ListParameters = new(["FriendlyName", "Available", .. OperationParameters.Paging], [], []);

    public static readonly OperationParameters CreateParameters = new(["FriendlyName", "Available"], [], []);

    public static readonly OperationParameters UpdateParameters = new(["FriendlyName"], [], []);

    private const int MaxName = 64;

    public static void Map(ApiRoutes routes)
    {
        routes.MapInTaskRouting<ActivitiesResource>(
            "Workspaces/{workspaceSid}/Activities",
            static (resource, request) => resource.ListAsync(request),
            static (resource, request) => resource.CreateAsync(request));
        routes.MapInTaskRouting<ActivitiesResource>(
            "Workspaces/{workspaceSid}/Activities/{sid}",
            static (resource, request) => resource.FetchAsync(request),
            static (resource, request) => resource.UpdateAsync(request),
            static (resource, request) => resource.DeleteAsync(request));
    }

    private Task<IResult> ListAsync(ApiRequest request)
    {
        var page = request.Parameters.Page();
        var command = new ListActivities(request.Parameters.Text("FriendlyName"), request.Parameters.Yes("Available"), page);
        return commands.SendAsync(request, command, (found, address) => new MetaPageAnswer<Activity, ActivityResponse>(
            "activities", request.Origin, page, found, activity => ActivityResponse.Of(activity, address), TaskRoutingJson.Wire.ActivityResponse));
    }

    private Task<IResult> CreateAsync(ApiRequest request) => commands.SendAsync(
        request,
        new CreateActivity(request.Parameters.Required("FriendlyName", MaxName), request.Parameters.Yes("Available") ?? false),
        static (activity, address) => ApiAnswer.Created(ActivityResponse.Of(activity, address), TaskRoutingJson.Wire.ActivityResponse));

    private Task<IResult> FetchAsync(ApiRequest request) =>
        request.Sid<ActivitySid>() is { } sid ? commands.SendAsync(request, new FetchActivity(sid), Ok) : ApiErrors.NotFoundAsync(request);

    private Task<IResult> UpdateAsync(ApiRequest request) =>
        request.Sid<ActivitySid>() is { } sid
            ? commands.SendAsync(request, new UpdateActivity(sid, request.Parameters.Text("FriendlyName", MaxName)), Ok)
            : ApiErrors.NotFoundAsync(request);

    private Task<IResult> DeleteAsync(ApiRequest request) =>
        request.Sid<ActivitySid>() is { } sid ? commands.RemoveAsync(request, new DeleteActivity(sid)) : ApiErrors.NotFoundAsync(request);

    private static ApiAnswer Ok(Activity activity, WorkspaceAddress address) => ApiAnswer.Ok(ActivityResponse.Of(activity, address), TaskRoutingJson.Wire.ActivityResponse);
}
