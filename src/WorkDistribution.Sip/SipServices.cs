using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Registrar;

namespace WorkDistribution.Sip;

/// <summary>Registers the SIP side.</summary>
public static class SipServices
{
    /// <summary>Adds <see cref="SipUserAgent"/>, the registrar and the digest server. The host provides <see cref="ISipAccessPolicy"/>,
    /// <see cref="IBindingStore"/> and a logger; at start it awaits <see cref="Registrar.Registrar.LoadAsync"/>, then <see cref="SipUserAgent.StartAsync"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="options">Settings; null leaves <see cref="SipOptions"/> to be registered by the host.</param>
    public static IServiceCollection AddSip(this IServiceCollection services, SipOptions? options = null)
    {
        if (options is not null)
        {
            services.AddSingleton(options);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new SipOptions());
        services.TryAddSingleton(new DigestServerOptions());
        services.TryAddSingleton(new RegistrarOptions());
        services.TryAddSingleton(static provider => new DigestServer(provider.GetRequiredService<DigestServerOptions>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<Registrar.Registrar>();
        services.TryAddSingleton<ILocationService>(static provider => provider.GetRequiredService<Registrar.Registrar>());
        services.TryAddSingleton<SipUserAgent>();
        services.TryAddSingleton<ISipUserAgent>(static provider => provider.GetRequiredService<SipUserAgent>());
        return services;
    }
}
