using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>Registers and maps workers' channels.</summary>
internal static class WorkerChannelExtensions
{
    private const string Path = "/v1/wschannels";

    /// <summary>Adds them; they observe what workspaces commit.</summary>
    public static IServiceCollection AddWorkerChannel(this IServiceCollection services)
    {
        services.AddOptions<WorkerChannelOptions>().ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<WorkerChannelOptions>, WorkerChannelOptionsValidator>();
        services.TryAddSingleton<WorkerChannelMetrics>();
        services.TryAddSingleton(static provider => new WorkerChannelClock(
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("WorkDistribution.Api.WorkerChannel")));
        services.TryAddSingleton<WorkerTokens>();
        services.TryAddSingleton<WorkerHub>();
        services.AddSingleton<IEventObserver>(static provider => provider.GetRequiredService<WorkerHub>());
        services.TryAddSingleton<WorkerSockets>();
        services.TryAddSingleton<BridgeEndpoint>();
        services.TryAddSingleton<BridgeOperations>();
        services.TryAddSingleton<ParticipantOperations>();
        return services;
    }

    /// <summary>Maps the address of sockets (GET) and commands (POST), with and without account and worker behind it: the token says both. The application must use WebSockets.</summary>
    public static void MapWorkerChannel(this IEndpointRouteBuilder endpoints)
    {
        foreach (var path in (string[])[Path, Path + "/{accountSid}/{workerSid}"])
        {
            endpoints.MapGet(path, (HttpContext context) => context.RequestServices.GetRequiredService<WorkerSockets>().HandleAsync(context));
            endpoints.MapPost(path, (HttpContext context) => context.RequestServices.GetRequiredService<BridgeEndpoint>().HandleAsync(context));
            endpoints.MapMethods(path, ["OPTIONS"], (HttpContext context) => BridgeEndpoint.PreflightAsync(context));
        }
    }
}
