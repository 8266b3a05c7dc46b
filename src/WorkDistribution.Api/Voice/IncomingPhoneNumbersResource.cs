using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Applications;
using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Api.Voice;

/// <summary>Incoming numbers. They are not bought here: whoever may post one declares that its calls arrive at this server.</summary>
internal sealed class IncomingPhoneNumbersResource(IPhoneNumberStore numbers, IApplicationStore applications, ISidSource sids, TimeProvider clock)
{
    public static readonly OperationParameters ListParameters = new(["FriendlyName", "PhoneNumber", .. OperationParameters.Paging], ["Beta", "Origin"], []);
    public static readonly OperationParameters CreateParameters = new(["PhoneNumber", "AreaCode", .. Settings], Ignored, Refused);
    public static readonly OperationParameters UpdateParameters = new(["AccountSid", .. Settings], Ignored, Refused);

    private const int MaxName = 64;

    private static readonly string[] Paths = ["IncomingPhoneNumbers.json", "IncomingPhoneNumbers/Local.json", "IncomingPhoneNumbers/Mobile.json", "IncomingPhoneNumbers/TollFree.json"];

    private static ImmutableArray<string> Settings =>
        ["FriendlyName", "VoiceApplicationSid", "SmsApplicationSid", "SmsUrl", "SmsMethod", "SmsFallbackUrl", "SmsFallbackMethod", .. VoiceParameters.Names];

    private static ImmutableArray<string> Ignored =>
        ["ApiVersion", "EmergencyStatus", "EmergencyAddressSid", "IdentitySid", "AddressSid", "BundleSid"];

    private static ImmutableArray<(string Name, ImmutableArray<string> Harmless)> Refused =>
        [("TrunkSid", []), ("VoiceReceiveMode", ["voice"])];

    public static void Map(ApiRoutes routes)
    {
        // The kinds of numbers are the telephone companies' business: all are kept alike.
        foreach (var path in Paths)
        {
            routes.MapInAccount<IncomingPhoneNumbersResource>(path, static (resource, request) => resource.ListAsync(request), static (resource, request) => resource.CreateAsync(request));
        }

        routes.MapInAccount<IncomingPhoneNumbersResource>(
            "IncomingPhoneNumbers/{sid}.json",
            static (resource, request) => resource.FetchAsync(request),
            static (resource, request) => resource.UpdateAsync(request),
            static (resource, request) => resource.DeleteAsync(request));
    }

    private async Task<IResult> ListAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var page = parameters.Page();
        if (parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var found = await numbers.ListAsync(request.Account.Sid, Part(parameters.Text("PhoneNumber")), parameters.Text("FriendlyName"), page, request.Aborted);
        return new PageAnswer<IncomingPhoneNumber, IncomingPhoneNumberResponse>(
            "incoming_phone_numbers", page, found, found.Items.Select(IncomingPhoneNumberResponse.Of), ApiJson.Wire.IncomingPhoneNumberResponse);
    }

    private async Task<IResult> CreateAsync(ApiRequest request)
    {
        var phoneNumber = ReadNumber(request.Parameters);
        CreateParameters.Check(request.Parameters);
        var now = clock.GetUtcNow();
        var number = await ReadAsync(request, new IncomingPhoneNumber
        {
            Sid = sids.New<PhoneNumberSid>(),
            AccountSid = request.Account.Sid,
            PhoneNumber = phoneNumber ?? "",
            FriendlyName = WireWords.Formatted(phoneNumber) ?? "",
            DateCreated = now,
            DateUpdated = now,
        });
        return request.Parameters.Refusal ?? (await numbers.SaveAsync(number, request.Aborted)
            ? ApiAnswer.Created(IncomingPhoneNumberResponse.Of(number), ApiJson.Wire.IncomingPhoneNumberResponse)
            : ApiErrors.Of(ErrorCatalogue.PhoneNumberUnavailable, $"{number.PhoneNumber} is not available"));
    }

    private async Task<IResult> FetchAsync(ApiRequest request) =>
        await FindAsync(request) is { } number
            ? ApiAnswer.Ok(IncomingPhoneNumberResponse.Of(number), ApiJson.Wire.IncomingPhoneNumberResponse)
            : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> UpdateAsync(ApiRequest request)
    {
        if (await FindAsync(request) is not { } current)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        if (request.Parameters.Text("AccountSid") is { } owner && owner != current.AccountSid.Value)
        {
            request.Parameters.Refuse(ErrorCatalogue.InvalidParameter, "AccountSid: a number is not moved between accounts; release it and create it there");
        }

        UpdateParameters.Check(request.Parameters);
        var number = await ReadAsync(request, current with { DateUpdated = clock.GetUtcNow() });
        return request.Parameters.Refusal ?? (await numbers.SaveAsync(number, request.Aborted)
            ? ApiAnswer.Ok(IncomingPhoneNumberResponse.Of(number), ApiJson.Wire.IncomingPhoneNumberResponse)
            : ApiErrors.Of(ErrorCatalogue.PhoneNumberUnavailable));
    }

    private async Task<IResult> DeleteAsync(ApiRequest request) =>
        request.Sid<PhoneNumberSid>() is { } sid && await numbers.DeleteAsync(request.Account.Sid, sid, request.Aborted)
            ? ApiAnswer.NoContent
            : ApiErrors.NotFound(request.Http.Request);

    private async Task<IncomingPhoneNumber?> FindAsync(ApiRequest request) =>
        request.Sid<PhoneNumberSid>() is { } sid ? await numbers.FindAsync(request.Account.Sid, sid, request.Aborted) : null;

    /// <summary>A filter's part of a number, without the marks people put between digits.</summary>
    private static string? Part(string? text) => text is null ? null : string.Concat(text.Where(c => c is not (' ' or '-' or '.' or '(' or ')')));

    private static string? ReadNumber(RequestParameters parameters)
    {
        if (parameters.Text("PhoneNumber") is not { } text)
        {
            parameters.Refuse(
                ErrorCatalogue.PhoneNumberRequired,
                parameters.Text("AreaCode") is null ? null : "PhoneNumber is required: this server has no numbers of its own to choose from by AreaCode");
            return null;
        }

        if (Addresses.TryReadNumber(text, out var number))
        {
            return number;
        }

        parameters.Refuse(ErrorCatalogue.PhoneNumberInvalid, $"PhoneNumber is not a valid number: {text}");
        return null;
    }

    private async Task<IncomingPhoneNumber> ReadAsync(ApiRequest request, IncomingPhoneNumber current)
    {
        var parameters = request.Parameters;
        return current with
        {
            FriendlyName = parameters.Text("FriendlyName", MaxName) ?? current.FriendlyName,
            Voice = VoiceParameters.Read(parameters, current.Voice) with
            {
                VoiceApplicationSid = await VoiceParameters.ReadApplicationAsync(request, "VoiceApplicationSid", current.Voice.VoiceApplicationSid, applications),
            },
            SmsApplicationSid = await VoiceParameters.ReadApplicationAsync(request, "SmsApplicationSid", current.SmsApplicationSid, applications),
            SmsUrl = VoiceParameters.Url(parameters, "SmsUrl", current.SmsUrl),
            SmsMethod = VoiceParameters.MethodWord(parameters, "SmsMethod", current.SmsMethod),
            SmsFallbackUrl = VoiceParameters.Url(parameters, "SmsFallbackUrl", current.SmsFallbackUrl),
            SmsFallbackMethod = VoiceParameters.MethodWord(parameters, "SmsFallbackMethod", current.SmsFallbackMethod),
        };
    }
}
