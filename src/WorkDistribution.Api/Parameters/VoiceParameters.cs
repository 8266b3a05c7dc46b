using System.Collections.Immutable;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Applications;
using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Api.Parameters;

/// <summary>The settings that numbers, applications and SIP domains have in common. A parameter that is absent keeps what is set, an empty one clears it.</summary>
internal static class VoiceParameters
{
    public static readonly ImmutableArray<string> Names =
    [
        "VoiceUrl", "VoiceMethod", "VoiceFallbackUrl", "VoiceFallbackMethod", "StatusCallback", "StatusCallbackMethod", "VoiceCallerIdLookup",
    ];

    public static VoiceSettings Read(RequestParameters parameters, VoiceSettings current, string callback = "StatusCallback", string callbackMethod = "StatusCallbackMethod") => current with
    {
        VoiceUrl = Url(parameters, "VoiceUrl", current.VoiceUrl),
        VoiceMethod = parameters.Method("VoiceMethod") ?? current.VoiceMethod,
        VoiceFallbackUrl = Url(parameters, "VoiceFallbackUrl", current.VoiceFallbackUrl),
        VoiceFallbackMethod = parameters.Method("VoiceFallbackMethod") ?? current.VoiceFallbackMethod,
        StatusCallback = Url(parameters, callback, current.StatusCallback),
        StatusCallbackMethod = parameters.Method(callbackMethod) ?? current.StatusCallbackMethod,
        VoiceCallerIdLookup = parameters.Flag("VoiceCallerIdLookup") ?? current.VoiceCallerIdLookup,
    };

    /// <summary>An address that can be set, kept and cleared.</summary>
    public static string? Url(RequestParameters parameters, string name, string? current) =>
        parameters.Has(name) ? parameters.Url(name, ErrorCatalogue.UrlInvalid) : current;

    /// <summary>GET or POST as a word, kept for the wire.</summary>
    public static string MethodWord(RequestParameters parameters, string name, string current) =>
        parameters.Method(name) is { } method ? Formats.WireWords.Of(method) : current;

    /// <summary>An application of the account whose settings take the place of the number's own.</summary>
    public static async Task<ApplicationSid?> ReadApplicationAsync(ApiRequest request, string name, ApplicationSid? current, IApplicationStore applications)
    {
        var parameters = request.Parameters;
        if (!parameters.Has(name))
        {
            return current;
        }

        var sid = parameters.Sid<ApplicationSid>(name, ErrorCatalogue.ApplicationSidInvalid);
        if (sid is { } given && await applications.FindAsync(request.Account.Sid, given, request.Aborted) is null)
        {
            parameters.Refuse(ErrorCatalogue.ApplicationSidInvalid, $"{name} is not an application of this account: {given}");
        }

        return sid;
    }
}
