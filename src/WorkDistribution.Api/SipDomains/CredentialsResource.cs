using System.Buffers;
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

/// <summary>The SIP users of a list.</summary>
internal sealed class CredentialsResource(ISipDomainStore domains, ISidSource sids, TimeProvider clock)
{
    public static readonly OperationParameters CreateParameters = new(["Username", "Password"], [], []);
    public static readonly OperationParameters UpdateParameters = new(["Password"], [], []);
    public static readonly OperationParameters ListParameters = new([.. OperationParameters.Paging], [], []);

    private const int MaxUsername = 32;
    private const int MaxPassword = 256;

    private static readonly SearchValues<char> NeverInNames = SearchValues.Create(" \t\r\n@:\"<>");

    public static void Map(ApiRoutes routes)
    {
        routes.MapInAccount<CredentialsResource>(
            "SIP/CredentialLists/{listSid}/Credentials.json", static (resource, request) => resource.ListAsync(request), static (resource, request) => resource.CreateAsync(request));
        routes.MapInAccount<CredentialsResource>(
            "SIP/CredentialLists/{listSid}/Credentials/{sid}.json",
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

        if (await FindListAsync(request) is not { } list)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var found = await domains.ListCredentialsAsync(request.Account.Sid, list.Sid, page, request.Aborted);
        return new PageAnswer<SipCredential, CredentialResponse>("credentials", page, found, found.Items.Select(CredentialResponse.Of), ApiJson.Wire.CredentialResponse);
    }

    private async Task<IResult> CreateAsync(ApiRequest request)
    {
        if (await FindListAsync(request) is not { } list)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var parameters = request.Parameters;
        var username = parameters.Text("Username", MaxUsername);
        if (username is null || username.AsSpan().ContainsAny(NeverInNames))
        {
            parameters.Refuse(ErrorCatalogue.InvalidParameter, "Username is required, without blanks, quotes, brackets, colon and at sign");
        }

        var password = Password(parameters);
        if (parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var credential = new SipCredential(sids.New<CredentialSid>(), request.Account.Sid, list.Sid, username!, password!, now, now);
        return await domains.SaveCredentialAsync(credential, request.Aborted)
            ? ApiAnswer.Created(CredentialResponse.Of(credential), ApiJson.Wire.CredentialResponse)
            : ApiErrors.Of(ErrorCatalogue.InvalidParameter, $"Username is already in use in this list: {username}");
    }

    private async Task<IResult> FetchAsync(ApiRequest request) =>
        await FindAsync(request) is { } credential ? ApiAnswer.Ok(CredentialResponse.Of(credential), ApiJson.Wire.CredentialResponse) : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> UpdateAsync(ApiRequest request)
    {
        if (await FindAsync(request) is not { } current)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var password = Password(request.Parameters);
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var credential = current with { Password = password!, DateUpdated = clock.GetUtcNow() };
        return await domains.SaveCredentialAsync(credential, request.Aborted)
            ? ApiAnswer.Ok(CredentialResponse.Of(credential), ApiJson.Wire.CredentialResponse)
            : ApiErrors.NotFound(request.Http.Request);
    }

    private async Task<IResult> DeleteAsync(ApiRequest request) =>
        request.Sid<CredentialListSid>("listSid") is { } list && request.Sid<CredentialSid>() is { } sid && await domains.DeleteCredentialAsync(request.Account.Sid, list, sid, request.Aborted)
            ? ApiAnswer.NoContent
            : ApiErrors.NotFound(request.Http.Request);

    private async Task<CredentialList?> FindListAsync(ApiRequest request) =>
        request.Sid<CredentialListSid>("listSid") is { } sid ? await domains.FindListAsync(request.Account.Sid, sid, request.Aborted) : null;

    private async Task<SipCredential?> FindAsync(ApiRequest request) =>
        request.Sid<CredentialListSid>("listSid") is { } list && request.Sid<CredentialSid>() is { } sid
            ? await domains.FindCredentialAsync(request.Account.Sid, list, sid, request.Aborted)
            : null;

    private static string? Password(RequestParameters parameters)
    {
        var password = parameters.Text("Password", MaxPassword);
        if (password is null)
        {
            parameters.Refuse(ErrorCatalogue.InvalidParameter, "Password is required");
        }

        return password;
    }
}
