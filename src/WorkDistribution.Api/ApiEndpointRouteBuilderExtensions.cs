using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WorkDistribution.Api.Accounts;
using WorkDistribution.Api.Routing;
using WorkDistribution.Api.SipDomains;
using WorkDistribution.Api.Voice;

namespace WorkDistribution.Api;

/// <summary>Maps the REST API.</summary>
public static class ApiEndpointRouteBuilderExtensions
{
    /// <summary>Maps every resource under /2010-04-01, and a JSON "not found" for any path nobody else has taken.</summary>
    public static IEndpointRouteBuilder MapVoiceApi(this IEndpointRouteBuilder endpoints)
    {
        var dispatcher = endpoints.ServiceProvider.GetRequiredService<ApiDispatcher>();
        var routes = new ApiRoutes(endpoints, dispatcher);
        AccountsResource.Map(routes);
        CallsResource.Map(routes);
        ApplicationsResource.Map(routes);
        IncomingPhoneNumbersResource.Map(routes);
        RecordingsResource.Map(routes);
        NotificationsResource.Map(routes);
        DomainsResource.Map(routes);
        CredentialListsResource.Map(routes);
        CredentialsResource.Map(routes);
        CredentialListMappingsResource.Map(routes);
        endpoints.MapFallback("{**path}", (HttpContext context) => dispatcher.NotFoundAsync(context));
        return endpoints;
    }
}
