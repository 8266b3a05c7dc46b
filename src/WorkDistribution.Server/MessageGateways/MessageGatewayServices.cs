using WorkDistribution.Server.Options;
using WorkDistribution.Voice.Messages.Gateways;

namespace WorkDistribution.Server.MessageGateways;

/// <summary>Registers this folder.</summary>
internal static class MessageGatewayServices
{
    /// <summary>Adds the gateway that the operator has set up, if any.</summary>
    public static IServiceCollection AddMessageGateway(this IServiceCollection services, MessageGatewayOptions? options)
    {
        if (options is null)
        {
            return services;
        }

        return options.Url is null
            ? services.AddSingleton<SimulatedMessageGateway>().AddSingleton<IMessageGateway>(static provider => provider.GetRequiredService<SimulatedMessageGateway>())
            : services.AddSingleton<IMessageGateway>(provider => new HttpMessageGateway(options, provider.GetRequiredService<TimeProvider>()));
    }
}
