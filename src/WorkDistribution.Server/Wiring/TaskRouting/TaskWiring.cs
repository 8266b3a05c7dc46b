using Microsoft.Extensions.DependencyInjection.Extensions;
using WorkDistribution.TaskRouting;
using WorkDistribution.TaskRouting.Assignments;
using WorkDistribution.TaskRouting.Callbacks;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Rehearsal;
using WorkDistribution.TaskRouting.SharedPools;
using WorkDistribution.TaskRouting.Statistics;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.Voice.CallQueues.Tasks;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Registers work distribution with its callbacks, and calls as work.</summary>
internal static class TaskWiring
{
    /// <summary>Adds all of it. Before call processing, whose own <see cref="ICallTasks"/> refuses.</summary>
    public static IServiceCollection AddWorkDistribution(this IServiceCollection services)
    {
        services.AddTaskRouting(static _ => { }).AddAssignments().AddRoutingCallbacks().AddStatistics().AddRehearsals().AddSharedPools();
        services.TryAddSingleton<IPoolAccounts, PoolAccounts>();
        services.TryAddSingleton<IRoutingNotices, RoutingNotices>();
        services.TryAddSingleton<IWorkflowDocumentSource, WorkflowDocumentSource>();
        services.TryAddSingleton<ICallTasks, CallTasks>();
        services.TryAddSingleton<ICallInstructions, TelephonyInstructions>();
        services.TryAddSingleton<WorkspaceFinder>();
        services.TryAddSingleton<ReservationSettler>();
        services.TryAddSingleton<DequeueRunner>();
        services.TryAddSingleton<WorkerCallRunner>();
        services.TryAddSingleton<RedirectRunner>();
        services.TryAddSingleton<ConferenceRunner>();
        services.TryAddSingleton<SupervisionRunner>();
        services.TryAddSingleton<RunningInstructions>();
        services.AddHostedService(static provider => provider.GetRequiredService<RunningInstructions>());
        services.TryAddSingleton<RingingReservations>();
        services.AddSingleton<IEventObserver>(static provider => provider.GetRequiredService<RingingReservations>());
        services.AddSingleton<IEventObserver, ReleasedCallers>();
        return services;
    }
}
