using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WorkDistribution.Api.Accounts;
using WorkDistribution.Api.Authentication;
using WorkDistribution.Api.Messages;
using WorkDistribution.Api.Routing;
using WorkDistribution.Api.SipDomains;
using WorkDistribution.Api.TaskRouting;
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
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Api;

/// <summary>Registers the REST API. The stores, <see cref="WorkDistribution.Voice.Calls.ICallControl"/>, <see cref="WorkDistribution.Voice.Conferences.IConferenceControl"/> and the parts of work distribution come from elsewhere.</summary>
public static class ApiServiceCollectionExtensions
{
    /// <summary>Registers everything <c>MapVoiceApi</c> needs.</summary>
    public static IServiceCollection AddVoiceApi(this IServiceCollection services, Action<ApiOptions>? configure = null)
    {
        services.AddOptions<ApiOptions>().ValidateOnStart();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ISidSource, RandomSidSource>();
        services.TryAddSingleton<ApiMetrics>();
        services.TryAddSingleton<ApiDispatcher>();
        services.TryAddSingleton<AccountGate>();
        services.TryAddSingleton<RequestLimits>();
        services.TryAddSingleton<AccountsResource>();
        services.TryAddSingleton<CallsResource>();
        services.TryAddSingleton<CallParameters>();
        services.TryAddSingleton<StreamsResource>();
        services.TryAddSingleton<ApplicationsResource>();
        services.TryAddSingleton<IncomingPhoneNumbersResource>();
        services.TryAddSingleton<RecordingsResource>();
        services.TryAddSingleton<TranscriptionsResource>();
        services.TryAddSingleton<LiveTranscriptionsResource>();
        services.TryAddSingleton<ConferencesResource>();
        services.TryAddSingleton<ParticipantsResource>();
        services.TryAddSingleton<ConferenceRecordingsResource>();
        services.TryAddSingleton<NotificationsResource>();
        services.TryAddSingleton<MessagesResource>();
        services.TryAddSingleton<MessageMediaResource>();
        services.TryAddSingleton<MessageCommandReader>();
        services.TryAddSingleton<QueuesResource>();
        services.TryAddSingleton<QueueMembersResource>();
        services.TryAddSingleton<DomainsResource>();
        services.TryAddSingleton<CredentialListsResource>();
        services.TryAddSingleton<CredentialsResource>();
        services.TryAddSingleton<CredentialListMappingsResource>();
        AddTaskRoutingResources(services);
        return services.AddWorkerChannel();
    }

    private static void AddTaskRoutingResources(IServiceCollection services)
    {
        services.TryAddSingleton<WorkspaceCommands>();
        services.TryAddSingleton<WorkspacesResource>();
        services.TryAddSingleton<ActivitiesResource>();
        services.TryAddSingleton<TaskChannelsResource>();
        services.TryAddSingleton<TaskQueuesResource>();
        services.TryAddSingleton<WorkflowsResource>();
        services.TryAddSingleton<WorkersResource>();
        services.TryAddSingleton<WorkerChannelsResource>();
        services.TryAddSingleton<TasksResource>();
        services.TryAddSingleton<ReservationsResource>();
        services.TryAddSingleton<EventsResource>();
        services.TryAddSingleton<StatisticsResource>();
        services.TryAddSingleton<WorkersStatisticsResource>();
        services.TryAddSingleton<TaskQueuesStatisticsResource>();
        services.TryAddSingleton<QueueSidsReader>();
        services.TryAddSingleton<ReportsResource>();
        services.TryAddSingleton<ExplanationsResource>();
        services.TryAddSingleton<PoolGrantsResource>();
        services.TryAddSingleton<PoolsResource>();
        services.TryAddSingleton<RehearsalsResource>();
    }
}
