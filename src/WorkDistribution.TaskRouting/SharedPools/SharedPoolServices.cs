using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.SharedPools.Relaying;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.SharedPools;

/// <summary>Registers shared pools.</summary>
public static class SharedPoolServices
{
    /// <summary>Adds <see cref="ISharedPools"/> and what relays, started and stopped with the host after the router. Needs <see cref="ITaskRouter"/>, <see cref="IPoolGrantStore"/> and <see cref="IPoolAccounts"/>.</summary>
    public static IServiceCollection AddSharedPools(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PoolMetrics>();
        services.TryAddSingleton<PoolBook>();
        services.TryAddSingleton(static provider => new PoolBridge(
            provider.GetRequiredService<PoolBook>(),
            provider.GetRequiredService<ITaskRouter>,
            provider.GetRequiredService<PoolMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PoolBridge>>()));
        services.AddSingleton<IEventObserver>(static provider => provider.GetRequiredService<PoolBridge>());
        services.AddHostedService(static provider => provider.GetRequiredService<PoolBridge>());
        services.TryAddSingleton<ISharedPools, PoolGrants>();
        return services;
    }
}
