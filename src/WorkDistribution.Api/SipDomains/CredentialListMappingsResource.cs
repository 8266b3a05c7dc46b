using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Api.SipDomains;

/// <summary>Which credential lists open a SIP domain, for calls and for registrations. The older path without Auth means calls.</summary>
internal sealed class CredentialListMappingsResource(ISipDomainStore domains)
{
    public static readonly OperationParameters CreateParameters = new(["CredentialListSid"], [], []);
    public static readonly OperationParameters ListParameters = new([.. OperationParameters.Paging], [], []);

    public static void Map(ApiRoutes routes)
    {
        Map(routes, "Auth/Calls/CredentialListMappings", SipDomainUse.Calls, ofDomain: false);
        Map(routes, "Auth/Registrations/CredentialListMappings", SipDomainUse.Registrations, ofDomain: false);
        Map(routes, "CredentialListMappings", SipDomainUse.Calls, ofDomain: true);
    }

    private static void Map(ApiRoutes routes, string path, SipDomainUse use, bool ofDomain)
    {
        var full = "SIP/Domains/{domainSid}/" + path;
        routes.MapInAccount<CredentialListMappingsResource>(
            full + ".json", (resource, request) => resource.ListAsync(request, use, ofDomain), (resource, request) => resource.CreateAsync(request, use, ofDomain));
        routes.MapInAccount<CredentialListMappingsResource>(
            full + "/{sid}.json", (resource, request) => resource.FetchAsync(request, use, ofDomain), delete: (resource, request) => resource.DeleteAsync(request, use));
    }

    private async Task<IResult> ListAsync(ApiRequest request, SipDomainUse use, bool ofDomain)
    {
        var page = request.Parameters.Page();
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await FindDomainAsync(request) is not { } domain)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var found = await domains.ListMappingsAsync(request.Account.Sid, domain.Sid, use, page, request.Aborted);
        return ofDomain
            ? new PageAnswer<CredentialList, DomainMappingResponse>(
                "credential_list_mappings", page, found, found.Items.Select(list => DomainMappingResponse.Of(list, domain.Sid)), ApiJson.Wire.DomainMappingResponse)
            : new PageAnswer<CredentialList, AuthMappingResponse>("contents", page, found, found.Items.Select(AuthMappingResponse.Of), ApiJson.Wire.AuthMappingResponse);
    }

    private async Task<IResult> CreateAsync(ApiRequest request, SipDomainUse use, bool ofDomain)
    {
        if (await FindDomainAsync(request) is not { } domain)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var sid = request.Parameters.Sid<CredentialListSid>("CredentialListSid");
        if (request.Parameters.Text("CredentialListSid") is null)
        {
            request.Parameters.Refuse(ErrorCatalogue.InvalidParameter, "CredentialListSid is required");
        }

        var list = sid is { } given ? await domains.FindListAsync(request.Account.Sid, given, request.Aborted) : null;
        if (sid is not null && list is null)
        {
            request.Parameters.Refuse(ErrorCatalogue.InvalidParameter, $"CredentialListSid is not a credential list of this account: {sid}");
        }

        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        return await domains.MapAsync(request.Account.Sid, domain.Sid, list!.Sid, use, request.Aborted)
            ? Show(list, domain.Sid, ofDomain, created: true)
            : ApiErrors.Of(ErrorCatalogue.InvalidParameter, $"CredentialListSid is mapped to this domain already: {sid}");
    }

    private async Task<IResult> FetchAsync(ApiRequest request, SipDomainUse use, bool ofDomain) =>
        await FindDomainAsync(request) is { } domain && request.Sid<CredentialListSid>() is { } sid && await FindMappedAsync(domain, sid, use, request.Aborted) is { } list
            ? Show(list, domain.Sid, ofDomain, created: false)
            : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> DeleteAsync(ApiRequest request, SipDomainUse use) =>
        request.Sid<SipDomainSid>("domainSid") is { } domain && request.Sid<CredentialListSid>() is { } list && await domains.UnmapAsync(request.Account.Sid, domain, list, use, request.Aborted)
            ? ApiAnswer.NoContent
            : ApiErrors.NotFound(request.Http.Request);

    private async Task<SipDomain?> FindDomainAsync(ApiRequest request) =>
        request.Sid<SipDomainSid>("domainSid") is { } sid ? await domains.FindAsync(request.Account.Sid, sid, request.Aborted) : null;

    private async Task<CredentialList?> FindMappedAsync(SipDomain domain, CredentialListSid sid, SipDomainUse use, CancellationToken cancellationToken)
    {
        for (string? token = null; ;)
        {
            var page = await domains.ListMappingsAsync(domain.AccountSid, domain.Sid, use, new PageRequest(PageRequest.MaxSize, 0, token), cancellationToken);
            if (page.Items.FirstOrDefault(list => list.Sid == sid) is { } found)
            {
                return found;
            }

            if ((token = page.NextToken) is null)
            {
                return null;
            }
        }
    }

    private static ApiAnswer Show(CredentialList list, SipDomainSid domain, bool ofDomain, bool created)
    {
        var status = created ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        return ofDomain
            ? new ApiAnswer(status, DomainMappingResponse.Of(list, domain), ApiJson.Wire.DomainMappingResponse)
            : new ApiAnswer(status, AuthMappingResponse.Of(list), ApiJson.Wire.AuthMappingResponse);
    }
}
