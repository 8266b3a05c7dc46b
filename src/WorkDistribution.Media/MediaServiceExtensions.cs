using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Sessions;

namespace WorkDistribution.Media;

/// <summary>Registers the media side.</summary>
public static class MediaServiceExtensions
{
    /// <summary>Adds <see cref="IMediaEngine"/>, whose clocks start and stop with the host, and what it records with.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configure">Sets the options; they may also be set elsewhere.</param>
    public static IServiceCollection AddMedia(this IServiceCollection services, Action<MediaOptions>? configure = null)
    {
        services.AddOptions<MediaOptions>();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RecordingWriter>();
        services.TryAddSingleton<MediaEngine>();
        services.TryAddSingleton<IMediaEngine>(provider => provider.GetRequiredService<MediaEngine>());
        services.AddHostedService(provider => provider.GetRequiredService<MediaEngine>());
        return services;
    }
}
