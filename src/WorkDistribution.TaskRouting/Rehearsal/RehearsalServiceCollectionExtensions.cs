using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace WorkDistribution.TaskRouting.Rehearsal;

/// <summary>Registers rehearsals.</summary>
public static class RehearsalServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IWorkflowRehearsals"/>. Needs the router and the store of events.</summary>
    public static IServiceCollection AddRehearsals(this IServiceCollection services)
    {
        services.AddOptions<RehearsalOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RehearsalOptions>, RehearsalOptionsValidator>());
        services.TryAddSingleton<IWorkflowRehearsals, WorkflowRehearsals>();
        return services;
    }
}
