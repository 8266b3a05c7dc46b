using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WorkDistribution.Api.Accounts;
using WorkDistribution.Api.Authentication;
using WorkDistribution.Api.Routing;
using WorkDistribution.Api.SipDomains;
using WorkDistribution.Api.Voice;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Api;

/// <summary>Registers the REST API. The stores and <see cref="WorkDistribution.Voice.Calls.ICallControl"/> come from elsewhere.</summary>
public static class ApiServiceCollectionExtensions
{
    /// <summary>Registers everything <c>MapVoiceApi</c> needs.</summary>
    public static IServiceCollection AddVoiceApi(this IServiceCollection services, Action<ApiOptions>? configure = null)
    {
        services.AddOptions<ApiOptions>().ValidateOnStart();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ISidSource, RandomSidSource>();
        services.TryAddSingleton<ApiMetrics>();
        services.TryAddSingleton<ApiDispatcher>();
        services.TryAddSingleton<AccountGate>();
        services.TryAddSingleton<RequestLimits>();
        services.TryAddSingleton<AccountsResource>();
        services.TryAddSingleton<CallsResource>();
        services.TryAddSingleton<CallParameters>();
        services.TryAddSingleton<ApplicationsResource>();
        services.TryAddSingleton<IncomingPhoneNumbersResource>();
        services.TryAddSingleton<RecordingsResource>();
        services.TryAddSingleton<NotificationsResource>();
        services.TryAddSingleton<DomainsResource>();
        services.TryAddSingleton<CredentialListsResource>();
        services.TryAddSingleton<CredentialsResource>();
        services.TryAddSingleton<CredentialListMappingsResource>();
        return services;
    }
}
