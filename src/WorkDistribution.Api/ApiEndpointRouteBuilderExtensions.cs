using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WorkDistribution.Api.Accounts;
using WorkDistribution.Api.Messages;
using WorkDistribution.Api.Routing;
using WorkDistribution.Api.SipDomains;
using WorkDistribution.Api.TaskRouting.Activities;
using WorkDistribution.Api.TaskRouting.Events;
using WorkDistribution.Api.TaskRouting.Explanations;
using WorkDistribution.Api.TaskRouting.Rehearsals;
using WorkDistribution.Api.TaskRouting.Reservations;
using WorkDistribution.Api.TaskRouting.SharedPools;
using WorkDistribution.Api.TaskRouting.Statistics;
using WorkDistribution.Api.TaskRouting.TaskChannels;
using WorkDistribution.Api.TaskRouting.TaskQueues;
using WorkDistribution.Api.TaskRouting.Tasks;
using WorkDistribution.Api.TaskRouting.WorkerChannel;
using WorkDistribution.Api.TaskRouting.Workers;
using WorkDistribution.Api.TaskRouting.Workflows;
using WorkDistribution.Api.TaskRouting.Workspaces;
using WorkDistribution.Api.Voice;

namespace WorkDistribution.Api;

/// <summary>Maps the REST API.</summary>
public static class ApiEndpointRouteBuilderExtensions
{
    /// <summary>Maps every resource under /2010-04-01 and /v1, and a JSON "not found" for any path nobody else has taken.</summary>
    public static IEndpointRouteBuilder MapVoiceApi(this IEndpointRouteBuilder endpoints)
    {
        var dispatcher = endpoints.ServiceProvider.GetRequiredService<ApiDispatcher>();
        var routes = new ApiRoutes(endpoints, dispatcher);
        AccountsResource.Map(routes);
        CallsResource.Map(routes);
        StreamsResource.Map(routes);
        ApplicationsResource.Map(routes);
        IncomingPhoneNumbersResource.Map(routes);
        RecordingsResource.Map(routes);
        TranscriptionsResource.Map(routes);
        LiveTranscriptionsResource.Map(routes);
        ConferencesResource.Map(routes);
        ParticipantsResource.Map(routes);
        ConferenceRecordingsResource.Map(routes);
        NotificationsResource.Map(routes);
        MessagesResource.Map(routes);
        MessageMediaResource.Map(routes);
        QueuesResource.Map(routes);
        QueueMembersResource.Map(routes);
        DomainsResource.Map(routes);
        CredentialListsResource.Map(routes);
        CredentialsResource.Map(routes);
        CredentialListMappingsResource.Map(routes);
        MapTaskRouting(routes);
        endpoints.MapWorkerChannel();
        endpoints.MapFallback("{**path}", (HttpContext context) => dispatcher.NotFoundAsync(context));
        return endpoints;
    }

    private static void MapTaskRouting(ApiRoutes routes)
    {
        WorkspacesResource.Map(routes);
        ActivitiesResource.Map(routes);
        TaskChannelsResource.Map(routes);
        TaskQueuesResource.Map(routes);
        WorkflowsResource.Map(routes);
        WorkersResource.Map(routes);
        WorkerChannelsResource.Map(routes);
        TasksResource.Map(routes);
        ReservationsResource.Map(routes);
        EventsResource.Map(routes);
        StatisticsResource.Map(routes);
        WorkersStatisticsResource.Map(routes);
        TaskQueuesStatisticsResource.Map(routes);
        ReportsResource.Map(routes);
        ExplanationsResource.Map(routes);
        PoolGrantsResource.Map(routes);
        PoolsResource.Map(routes);
        RehearsalsResource.Map(routes);
    }
}
