using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Api.TaskRouting.Events;

/// <summary>What happened in a workspace, kept for 30 days. The latest is first.</summary>
internal sealed class EventsResource(ITaskRouter router, IEventStore events, TimeProvider clock)
{
    public static readonly OperationParameters ListParameters = new(
        [
            "StartDate", "EndDate", "Minutes", "EventType", "Sid", "TaskSid", "WorkerSid", "ReservationSid", "TaskQueueSid", "WorkflowSid", "TaskChannel",
            .. OperationParameters.Paging,
        ],
        [],
        []);

    private const int DefaultMinutes = 15;
    private const int MaxMinutes = 43_200;

    public static void Map(ApiRoutes routes)
    {
        routes.MapInTaskRouting<EventsResource>("Workspaces/{workspaceSid}/Events", static (resource, request) => resource.ListAsync(request));
        routes.MapInTaskRouting<EventsResource>("Workspaces/{workspaceSid}/Events/{sid}", static (resource, request) => resource.FetchAsync(request));
    }

    private Task<IResult> ListAsync(ApiRequest request)
    {
        var page = request.Parameters.Page();
        var filter = Filter(request.Parameters);
        return WorkspaceCommands.AskAsync(request, workspace => ListAsync(request, workspace, filter, page), (found, address) => new MetaPageAnswer<EventRecord, EventResponse>(
            "events", request.Origin, page, found, record => EventResponse.Of(record, address), TaskRoutingJson.Wire.EventResponse));
    }

    private Task<IResult> FetchAsync(ApiRequest request) =>
        request.Sid<EventSid>() is { } sid
            ? WorkspaceCommands.AskAsync(
                request,
                workspace => FindAsync(request, workspace, sid),
                static (record, address) => ApiAnswer.Ok(EventResponse.Of(record, address), TaskRoutingJson.Wire.EventResponse))
            : ApiErrors.NotFoundAsync(request);

    private async Task<RoutingResult<EventRecord>> FindAsync(ApiRequest request, WorkspaceSid workspace, EventSid sid) =>
        await events.FindAsync(request.Account.Sid, workspace, sid, request.Aborted) is { } record ? record : new RoutingFault(ErrorCatalogue.NotFound);

    private async Task<RoutingResult<Page<EventRecord>>> ListAsync(ApiRequest request, WorkspaceSid workspace, EventFilter filter, PageRequest page)
    {
        if (filter.TaskChannel is { } channel)
        {
            var found = await router.SendAsync(request.Account.Sid, workspace, new FetchTaskChannel(channel), request.Aborted);
            if (!found.Succeeded)
            {
                return RoutingResult<Page<EventRecord>>.Refused(found.Faults);
            }

            filter = filter with { TaskChannel = found.Value.UniqueName };
        }
        else
        {
            var found = await router.SendAsync(request.Account.Sid, workspace, new FetchWorkspace(), request.Aborted);
            if (!found.Succeeded)
            {
                return RoutingResult<Page<EventRecord>>.Refused(found.Faults);
            }
        }

        return await events.ListAsync(request.Account.Sid, workspace, filter, page, request.Aborted);
    }

    private EventFilter Filter(RequestParameters parameters)
    {
        var end = parameters.Instant("EndDate");
        var before = end is { } last ? last.AddSeconds(1) : clock.GetUtcNow().AddSeconds(1);
        var minutes = parameters.Number("Minutes", 1, MaxMinutes) ?? DefaultMinutes;
        return new EventFilter
        {
            From = parameters.Instant("StartDate") ?? before.AddMinutes(-minutes),
            Before = before,
            Type = Type(parameters),
            Sid = parameters.Sid<EventSid>("Sid"),
            TaskSid = parameters.Sid<TaskSid>("TaskSid"),
            WorkerSid = parameters.Sid<WorkerSid>("WorkerSid"),
            ReservationSid = parameters.Sid<ReservationSid>("ReservationSid"),
            TaskQueueSid = parameters.Sid<TaskQueueSid>("TaskQueueSid"),
            WorkflowSid = parameters.Sid<WorkflowSid>("WorkflowSid"),
            TaskChannel = parameters.Text("TaskChannel"),
        };
    }

    private static EventType? Type(RequestParameters parameters)
    {
        if (parameters.Text("EventType") is not { } name)
        {
            return null;
        }

        if (EventTypes.TryParse(name, out var type))
        {
            return type;
        }

        parameters.Refuse(ErrorCatalogue.InvalidParameter, $"EventType is not a type of event: {name}");
        return null;
    }
}
