using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Server.Streams;
using WorkDistribution.Voice.Playback;
using WorkDistribution.Voice.Streams;

namespace WorkDistribution.Server.Webhooks;

/// <summary>Registers this folder.</summary>
internal static class WebhookServices
{
    /// <summary>Adds <see cref="IWebhookClient"/>, <see cref="IMediaSource"/>, <see cref="IStreamConnector"/> and <see cref="WebhookCounters"/>.
    /// They need IAccountStore, IPromptLibrary and logging from elsewhere.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, Action<WebhookOptions> configure)
    {
        services.AddOptions<WebhookOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IHostResolver, SystemHostResolver>();
        services.AddSingleton(s => new WebhookClock(
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILoggerFactory>().CreateLogger("WorkDistribution.Server.Webhooks")));
        services.AddSingleton(s => new FetchClient(
            s.GetRequiredService<IOptions<WebhookOptions>>().Value,
            s.GetRequiredService<IHostResolver>(),
            s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new FetchLimits(s.GetRequiredService<IOptions<WebhookOptions>>().Value));
        services.AddSingleton<WebhookCounters>();
        services.AddSingleton<IWebhookClient, WebhookClient>();
        services.AddSingleton<IMediaSource, MediaSource>();
        services.AddSingleton<IStreamConnector, StreamConnector>();
        return services;
    }
}
