using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Api.SipDomains;

/// <summary>Lists of SIP users.</summary>
internal sealed class CredentialListsResource(ISipDomainStore domains, ISidSource sids, TimeProvider clock)
{
    public static readonly OperationParameters SaveParameters = new(["FriendlyName"], [], []);
    public static readonly OperationParameters ListParameters = new([.. OperationParameters.Paging], [], []);

    private const int MaxName = 64;

    public static void Map(ApiRoutes routes)
    {
        routes.MapInAccount<CredentialListsResource>("SIP/CredentialLists.json", static (resource, request) => resource.ListAsync(request), static (resource, request) => resource.CreateAsync(request));
        routes.MapInAccount<CredentialListsResource>(
            "SIP/CredentialLists/{sid}.json",
            static (resource, request) => resource.FetchAsync(request),
            static (resource, request) => resource.UpdateAsync(request),
            static (resource, request) => resource.DeleteAsync(request));
    }

    private async Task<IResult> ListAsync(ApiRequest request)
    {
        var page = request.Parameters.Page();
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var found = await domains.ListListsAsync(request.Account.Sid, page, request.Aborted);
        return new PageAnswer<CredentialList, CredentialListResponse>("credential_lists", page, found, found.Items.Select(CredentialListResponse.Of), ApiJson.Wire.CredentialListResponse);
    }

    private Task<IResult> CreateAsync(ApiRequest request)
    {
        var now = clock.GetUtcNow();
        return SaveAsync(request, new CredentialList(sids.New<CredentialListSid>(), request.Account.Sid, "", now, now), created: true);
    }

    private async Task<IResult> FetchAsync(ApiRequest request) =>
        await FindAsync(request) is { } list ? ApiAnswer.Ok(CredentialListResponse.Of(list), ApiJson.Wire.CredentialListResponse) : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> UpdateAsync(ApiRequest request) =>
        await FindAsync(request) is { } list ? await SaveAsync(request, list with { DateUpdated = clock.GetUtcNow() }, created: false) : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> DeleteAsync(ApiRequest request) =>
        request.Sid<CredentialListSid>() is { } sid && await domains.DeleteListAsync(request.Account.Sid, sid, request.Aborted)
            ? ApiAnswer.NoContent
            : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> SaveAsync(ApiRequest request, CredentialList list, bool created)
    {
        var name = request.Parameters.Text("FriendlyName", MaxName);
        if (name is null)
        {
            request.Parameters.Refuse(ErrorCatalogue.InvalidParameter, "FriendlyName is required");
        }

        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var named = list with { FriendlyName = name! };
        if (!await domains.SaveListAsync(named, request.Aborted))
        {
            return ApiErrors.Of(ErrorCatalogue.InvalidParameter, $"FriendlyName is already in use: {name}");
        }

        var shown = CredentialListResponse.Of(named);
        return created ? ApiAnswer.Created(shown, ApiJson.Wire.CredentialListResponse) : ApiAnswer.Ok(shown, ApiJson.Wire.CredentialListResponse);
    }

    private async Task<CredentialList?> FindAsync(ApiRequest request) =>
        request.Sid<CredentialListSid>() is { } sid ? await domains.FindListAsync(request.Account.Sid, sid, request.Aborted) : null;
}
