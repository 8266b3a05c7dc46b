using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Notifications;

namespace WorkDistribution.Api.Voice;

/// <summary>The error log of an account's applications, of all calls and of one.</summary>
internal sealed class NotificationsResource(INotificationStore notifications, ICallStore calls)
{
    public static readonly OperationParameters ListParameters = new(["Log", "MessageDate", "MessageDate<", "MessageDate>", .. OperationParameters.Paging], [], []);

    public static void Map(ApiRoutes routes)
    {
        routes.MapInAccount<NotificationsResource>("Notifications.json", static (resource, request) => resource.ListAsync(request, call: null));
        routes.MapInAccount<NotificationsResource>("Notifications/{sid}.json", static (resource, request) => resource.FetchAsync(request));
        routes.MapInAccount<NotificationsResource>("Calls/{callSid}/Notifications.json", static (resource, request) => resource.ListOfCallAsync(request));
        routes.MapInAccount<NotificationsResource>("Calls/{callSid}/Notifications/{sid}.json", static (resource, request) => resource.FetchAsync(request));
    }

    private async Task<IResult> ListOfCallAsync(ApiRequest request) =>
        request.Sid<CallSid>("callSid") is { } call && await calls.FindAsync(request.Account.Sid, call, request.Aborted) is not null
            ? await ListAsync(request, call)
            : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> ListAsync(ApiRequest request, CallSid? call)
    {
        var parameters = request.Parameters;
        var log = parameters.Number("Log", 0, 1);
        var date = DateRange.Read(parameters, "MessageDate");
        var page = parameters.Page();
        if (parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var found = await notifications.ListAsync(request.Account.Sid, call, log, date.From, date.Before, page, request.Aborted);
        return new PageAnswer<Notification, NotificationEntryResponse>(
            "notifications", page, found, found.Items.Select(NotificationEntryResponse.Of), ApiJson.Wire.NotificationEntryResponse);
    }

    private async Task<IResult> FetchAsync(ApiRequest request)
    {
        var found = request.Sid<NotificationSid>() is { } sid ? await notifications.FindAsync(request.Account.Sid, sid, request.Aborted) : null;
        var ofOtherCall = request.Http.Request.RouteValues.ContainsKey("callSid") && request.Sid<CallSid>("callSid") != found?.CallSid;
        return found is null || ofOtherCall ? ApiErrors.NotFound(request.Http.Request) : ApiAnswer.Ok(NotificationResponse.Of(found), ApiJson.Wire.NotificationResponse);
    }
}
