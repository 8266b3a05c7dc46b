using System.Buffers;
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

/// <summary>SIP domains. Any host name may be one: here no provider's suffix is asked for.</summary>
internal sealed class DomainsResource(ISipDomainStore domains, ISidSource sids, TimeProvider clock)
{
    public static readonly OperationParameters SaveParameters = new(
        [
            "DomainName", "FriendlyName", "VoiceUrl", "VoiceMethod", "VoiceFallbackUrl", "VoiceFallbackMethod", "VoiceStatusCallbackUrl", "VoiceStatusCallbackMethod", "SipRegistration",
        ],
        ["EmergencyCallerSid"],
        [("EmergencyCallingEnabled", ["false"]), ("Secure", ["false"]), ("ByocTrunkSid", [])]);

    public static readonly OperationParameters ListParameters = new([.. OperationParameters.Paging], [], []);

    private const int MaxName = 64;
    private const int MaxHost = 253;
    private const int MaxLabel = 63;

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public static void Map(ApiRoutes routes)
    {
        routes.MapInAccount<DomainsResource>("SIP/Domains.json", static (resource, request) => resource.ListAsync(request), static (resource, request) => resource.CreateAsync(request));
        routes.MapInAccount<DomainsResource>(
            "SIP/Domains/{sid}.json",
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

        var found = await domains.ListAsync(request.Account.Sid, page, request.Aborted);
        var items = new List<DomainResponse>(found.Items.Length);
        foreach (var domain in found.Items)
        {
            items.Add(await ShowAsync(domain, request.Aborted));
        }

        return new PageAnswer<SipDomain, DomainResponse>("domains", page, found, items, ApiJson.Wire.DomainResponse);
    }

    private async Task<IResult> CreateAsync(ApiRequest request)
    {
        var now = clock.GetUtcNow();
        if (request.Parameters.Text("DomainName") is null)
        {
            request.Parameters.Refuse(ErrorCatalogue.SipDomainInvalid, "DomainName is required");
        }

        var domain = Read(request.Parameters, new SipDomain
        {
            Sid = sids.New<SipDomainSid>(),
            AccountSid = request.Account.Sid,
            DomainName = "",
            FriendlyName = "",
            SipRegistration = false,
            DateCreated = now,
            DateUpdated = now,
        });
        return await SaveAsync(request, domain with { FriendlyName = domain.FriendlyName.Length == 0 ? domain.DomainName : domain.FriendlyName }, created: true);
    }

    private async Task<IResult> FetchAsync(ApiRequest request) =>
        await FindAsync(request) is { } domain
            ? ApiAnswer.Ok(await ShowAsync(domain, request.Aborted), ApiJson.Wire.DomainResponse)
            : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> UpdateAsync(ApiRequest request) =>
        await FindAsync(request) is { } current
            ? await SaveAsync(request, Read(request.Parameters, current) with { DateUpdated = clock.GetUtcNow() }, created: false)
            : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> DeleteAsync(ApiRequest request) =>
        request.Sid<SipDomainSid>() is { } sid && await domains.DeleteAsync(request.Account.Sid, sid, request.Aborted)
            ? ApiAnswer.NoContent
            : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> SaveAsync(ApiRequest request, SipDomain domain, bool created)
    {
        SaveParameters.Check(request.Parameters);
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!await domains.SaveAsync(domain, request.Aborted))
        {
            return ApiErrors.Of(ErrorCatalogue.SipDomainTaken, $"DomainName is already in use: {domain.DomainName}");
        }

        var shown = await ShowAsync(domain, request.Aborted);
        return created ? ApiAnswer.Created(shown, ApiJson.Wire.DomainResponse) : ApiAnswer.Ok(shown, ApiJson.Wire.DomainResponse);
    }

    private async Task<SipDomain?> FindAsync(ApiRequest request) =>
        request.Sid<SipDomainSid>() is { } sid ? await domains.FindAsync(request.Account.Sid, sid, request.Aborted) : null;

    private async Task<DomainResponse> ShowAsync(SipDomain domain, CancellationToken cancellationToken)
    {
        var mapped = await domains.ListMappingsAsync(domain.AccountSid, domain.Sid, SipDomainUse.Calls, new PageRequest(1), cancellationToken);
        return DomainResponse.Of(domain, hasCredentials: mapped.Items.Length > 0);
    }

    private static SipDomain Read(RequestParameters parameters, SipDomain current)
    {
        var name = parameters.Text("DomainName")?.ToLowerInvariant();
        if (name is not null && !IsHost(name))
        {
            parameters.Refuse(ErrorCatalogue.SipDomainInvalid, $"DomainName is not a host name: {name}");
        }

        return current with
        {
            DomainName = name ?? current.DomainName,
            FriendlyName = parameters.Text("FriendlyName", MaxName) ?? current.FriendlyName,
            Voice = VoiceParameters.Read(parameters, current.Voice, "VoiceStatusCallbackUrl", "VoiceStatusCallbackMethod"),
            SipRegistration = parameters.Flag("SipRegistration") ?? current.SipRegistration,
        };
    }

    /// <summary>Letters, digits and hyphens in labels; an IPv4 address is of that form too and serves where there is no name.</summary>
    private static bool IsHost(string name) =>
        name.Length <= MaxHost
        && name.Split('.').All(static label => label.Length is > 0 and <= MaxLabel && !label.AsSpan().ContainsAnyExcept(LabelCharacters) && label[0] != '-' && label[^1] != '-');
}
