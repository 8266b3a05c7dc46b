using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Applications;

namespace WorkDistribution.Api.Voice;

/// <summary>Applications: named sets of addresses.</summary>
internal sealed class ApplicationsResource(IApplicationStore applications, ISidSource sids, TimeProvider clock)
{
    public static readonly OperationParameters SaveParameters = new(
        [
            "FriendlyName", "SmsUrl", "SmsMethod", "SmsFallbackUrl", "SmsFallbackMethod", "SmsStatusCallback", "MessageStatusCallback", "PublicApplicationConnectEnabled",
            .. VoiceParameters.Names,
        ],
        ["ApiVersion"],
        []);

    public static readonly OperationParameters ListParameters = new(["FriendlyName", .. OperationParameters.Paging], [], []);

    private const int MaxName = 64;

    public static void Map(ApiRoutes routes)
    {
        routes.MapInAccount<ApplicationsResource>("Applications.json", static (resource, request) => resource.ListAsync(request), static (resource, request) => resource.CreateAsync(request));
        routes.MapInAccount<ApplicationsResource>(
            "Applications/{sid}.json",
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

        var found = await applications.ListAsync(request.Account.Sid, request.Parameters.Text("FriendlyName"), page, request.Aborted);
        return new PageAnswer<VoiceApplication, ApplicationResponse>("applications", page, found, found.Items.Select(ApplicationResponse.Of), ApiJson.Wire.ApplicationResponse);
    }

    private async Task<IResult> CreateAsync(ApiRequest request)
    {
        var sid = sids.New<ApplicationSid>();
        var now = clock.GetUtcNow();
        var application = Read(request.Parameters, new VoiceApplication { Sid = sid, AccountSid = request.Account.Sid, FriendlyName = sid.Value, DateCreated = now, DateUpdated = now });
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        await applications.SaveAsync(application, request.Aborted);
        return ApiAnswer.Created(ApplicationResponse.Of(application), ApiJson.Wire.ApplicationResponse);
    }

    private async Task<IResult> FetchAsync(ApiRequest request) =>
        await FindAsync(request) is { } application ? ApiAnswer.Ok(ApplicationResponse.Of(application), ApiJson.Wire.ApplicationResponse) : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> UpdateAsync(ApiRequest request)
    {
        if (await FindAsync(request) is not { } current)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var application = Read(request.Parameters, current) with { DateUpdated = clock.GetUtcNow() };
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        await applications.SaveAsync(application, request.Aborted);
        return ApiAnswer.Ok(ApplicationResponse.Of(application), ApiJson.Wire.ApplicationResponse);
    }

    private async Task<IResult> DeleteAsync(ApiRequest request) =>
        request.Sid<ApplicationSid>() is { } sid && await applications.DeleteAsync(request.Account.Sid, sid, request.Aborted)
            ? ApiAnswer.NoContent
            : ApiErrors.NotFound(request.Http.Request);

    private async Task<VoiceApplication?> FindAsync(ApiRequest request) =>
        request.Sid<ApplicationSid>() is { } sid ? await applications.FindAsync(request.Account.Sid, sid, request.Aborted) : null;

    private static VoiceApplication Read(RequestParameters parameters, VoiceApplication current) => current with
    {
        FriendlyName = parameters.Text("FriendlyName", MaxName) ?? current.FriendlyName,
        Voice = VoiceParameters.Read(parameters, current.Voice),
        SmsUrl = VoiceParameters.Url(parameters, "SmsUrl", current.SmsUrl),
        SmsMethod = VoiceParameters.MethodWord(parameters, "SmsMethod", current.SmsMethod),
        SmsFallbackUrl = VoiceParameters.Url(parameters, "SmsFallbackUrl", current.SmsFallbackUrl),
        SmsFallbackMethod = VoiceParameters.MethodWord(parameters, "SmsFallbackMethod", current.SmsFallbackMethod),
        SmsStatusCallback = VoiceParameters.Url(parameters, "SmsStatusCallback", current.SmsStatusCallback),
        MessageStatusCallback = VoiceParameters.Url(parameters, "MessageStatusCallback", current.MessageStatusCallback),
        PublicApplicationConnectEnabled = parameters.Flag("PublicApplicationConnectEnabled") ?? current.PublicApplicationConnectEnabled,
    };
}
