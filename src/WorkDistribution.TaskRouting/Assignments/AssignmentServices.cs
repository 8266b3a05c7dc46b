using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkDistribution.TaskRouting.Assignments.Callbacks;
using WorkDistribution.TaskRouting.Callbacks;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Events.Callbacks;
using WorkDistribution.TaskRouting.Workers.StatusCallbacks;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>Registers instructions and callbacks.</summary>
public static class AssignmentServices
{
    /// <summary>Adds <see cref="IInstructionRunner"/>; it needs <see cref="ITaskRouter"/> and, for all but accept and reject, <see cref="ICallInstructions"/> from elsewhere.</summary>
    public static IServiceCollection AddAssignments(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IInstructionRunner>(provider => new InstructionRunner(
            provider.GetRequiredService<ITaskRouter>(),
            provider.GetService<ICallInstructions>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>
    /// Adds callbacks about reservations, events and workers, started and stopped with the host after the router. They need <see cref="IWorkspaceStore"/>, <see cref="IEventOutbox"/>,
    /// <see cref="IRoutingNotices"/> and <see cref="Core.Webhooks.IWebhookClient"/> from elsewhere.
    /// </summary>
    public static IServiceCollection AddRoutingCallbacks(this IServiceCollection services)
    {
        services.AddOptions<AssignmentOptions>().ValidateOnStart();
        services.AddOptions<EventCallbackOptions>().ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<AssignmentOptions>, AssignmentOptionsValidator>();
        services.TryAddSingleton<IValidateOptions<EventCallbackOptions>, EventCallbackOptionsValidator>();
        services.TryAddSingleton<CallbackMetrics>();
        services.TryAddSingleton(provider => new CallbackClock(
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("WorkDistribution.TaskRouting.Callbacks")));
        services.TryAddSingleton(provider => new RoutingSide(provider.GetRequiredService<ITaskRouter>, provider.GetRequiredService<IInstructionRunner>));
        services.TryAddSingleton<CallbackSender>();
        services.TryAddSingleton<PendingOffers>();
        services.TryAddSingleton<EventFeedServices>();
        AddObserver<AssignmentCallbacks>(services);
        AddObserver<EventCallbacks>(services);
        AddObserver<WorkerStatusCallbacks>(services);
        return services;
    }

    private static void AddObserver<TObserver>(IServiceCollection services)
        where TObserver : class, IEventObserver, IHostedService
    {
        services.TryAddSingleton<TObserver>();
        services.AddSingleton<IEventObserver>(provider => provider.GetRequiredService<TObserver>());
        services.AddHostedService(provider => provider.GetRequiredService<TObserver>());
    }
}
