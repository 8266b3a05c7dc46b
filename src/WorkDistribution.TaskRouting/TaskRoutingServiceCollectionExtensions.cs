using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting;

/// <summary>Registers work distribution.</summary>
public static class TaskRoutingServiceCollectionExtensions
{
    /// <summary>Adds <see cref="ITaskRouter"/>, which is started and stopped with the host. Needs <see cref="IWorkspaceStore"/>; tells every <see cref="Events.IEventObserver"/>; fetches by <see cref="Workflows.IWorkflowDocumentSource"/> where there is one.</summary>
    public static IServiceCollection AddTaskRouting(this IServiceCollection services, Action<TaskRoutingOptions> configure)
    {
        services.AddOptions<TaskRoutingOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TaskRoutingOptions>, TaskRoutingOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ISidSource, RandomSidSource>();
        services.AddSingleton<TaskRouter>();
        services.TryAddSingleton<ITaskRouter>(provider => provider.GetRequiredService<TaskRouter>());
        services.AddHostedService(provider => provider.GetRequiredService<TaskRouter>());
        return services;
    }
}
