using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Statistics.Book;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>Registers statistics.</summary>
public static class StatisticsServiceCollectionExtensions
{
    /// <summary>Books that follow what workspaces commit, and what answers from them. Needs the stores and the router; <see cref="StatisticsBooks.RunAsync"/> is to be run.</summary>
    public static IServiceCollection AddStatistics(this IServiceCollection services)
    {
        services.TryAddSingleton<StatisticsBooks>();
        services.AddSingleton<IEventObserver>(static provider => provider.GetRequiredService<StatisticsBooks>());
        services.TryAddSingleton<IStatistics, StatisticsService>();
        return services;
    }
}
