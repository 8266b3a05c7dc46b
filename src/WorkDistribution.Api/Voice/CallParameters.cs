using System.Buffers;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Applications;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Api.Voice;

/// <summary>Reads what is asked of a call.</summary>
internal sealed class CallParameters(IApplicationStore applications)
{
    public static readonly OperationParameters Create = new(
        Used:
        [
            "To", "From", "Url", "Method", "FallbackUrl", "FallbackMethod", "Twiml", "ApplicationSid", "StatusCallback", "StatusCallbackEvent", "StatusCallbackMethod",
            "SendDigits", "Timeout", "TimeLimit", "Record", "RecordingChannels", "RecordingStatusCallback", "RecordingStatusCallbackMethod", "RecordingStatusCallbackEvent",
            "RecordingTrack", "Trim", "SipAuthUsername", "SipAuthPassword", "AsyncAmd", "AsyncAmdStatusCallback", "AsyncAmdStatusCallbackMethod", .. MachineDetectionParameters.Names,
        ],
        Ignored:
        [
            "CallerId", "CallReason", "CallToken", "Passports", "ClientNotificationUrl", "RecordingConfigurationId",
        ],
        Refused: [("Byoc", [])]);

    public static readonly OperationParameters Update = new(
        ["Url", "Method", "FallbackUrl", "FallbackMethod", "Twiml", "Status", "StatusCallback", "StatusCallbackMethod", "TimeLimit"], [], []);

    /// <summary>Which sides of a call may be recorded.</summary>
    public static readonly string[] RecordingTracks = ["inbound", "outbound", "both"];

    private const int MaxDocument = 64 * 1024;
    private const int MaxRing = 600;
    private const int MaxTalk = 24 * 60 * 60;
    private const int MaxDigits = 32;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789*#wWABCDabcd");
    private static readonly string[] CallEvents = ["initiated", "ringing", "answered", "completed"];

    /// <summary>What may be told of a recording.</summary>
    public static readonly string[] RecordingEvents = ["in-progress", "paused", "resumed", "completed", "absent", "failed"];


    /// <summary>A call to make; or the refusal that names everything wrong with the request.</summary>
    public async Task<(CreateCallCommand? Command, IResult? Refusal)> ReadCreateAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var leg = ReadLeg(request);
        var (instructions, application) = await InstructionsAsync(request);
        var detection = MachineDetectionParameters.OfCall(parameters);
        Create.Check(parameters);
        var command = leg with
        {
            Instructions = instructions ?? leg.Instructions,
            ApplicationSid = application?.Sid,
            StatusCallback = leg.StatusCallback ?? (application?.Voice.StatusCallback is { } url ? new StatusCallback(url, application.Voice.StatusCallbackMethod, []) : null),
            SendDigits = SendDigits(parameters),
            MachineDetection = detection,
        };
        return parameters.Refusal is { } refusal ? (null, refusal) : (command, null);
    }

    /// <summary>The leg of a call to make, without what happens on it; what is wrong is noted.</summary>
    public static CreateCallCommand ReadLeg(ApiRequest request)
    {
        var parameters = request.Parameters;
        var to = Address(parameters, "To", ErrorCatalogue.ToRequired, ErrorCatalogue.ToInvalid);
        var from = Address(parameters, "From", ErrorCatalogue.FromRequired, ErrorCatalogue.FromInvalid);
        return new CreateCallCommand
        {
            AccountSid = request.Account.Sid,
            To = to ?? "",
            From = from ?? "",
            Instructions = new CallInstructions(),
            StatusCallback = Callback(parameters, "StatusCallback", CallEvents),
            Timeout = TimeSpan.FromSeconds(parameters.Number("Timeout", 1, MaxRing) ?? 60),
            TimeLimit = parameters.Number("TimeLimit", 1, MaxTalk) is { } limit ? TimeSpan.FromSeconds(limit) : TimeSpan.FromHours(4),
            Record = parameters.Flag("Record") ?? false,
            RecordDualChannel = parameters.Word("RecordingChannels", "mono", "dual") == "dual",
            RecordingTrack = parameters.Word("RecordingTrack", RecordingTracks) ?? "both",
            TrimRecording = parameters.Word("Trim", "trim-silence", "do-not-trim") != "do-not-trim",
            RecordingStatusCallback = Callback(parameters, "RecordingStatusCallback", RecordingEvents),
            SipAuthUsername = parameters.Text("SipAuthUsername", 255),
            SipAuthPassword = parameters.Text("SipAuthPassword", 255),
        };
    }

    /// <summary>A change to a live call; null for both when nothing is asked for.</summary>
    public static (UpdateCallCommand? Command, IResult? Refusal) ReadUpdate(ApiRequest request, CallSid sid)
    {
        var parameters = request.Parameters;
        var instructions = Instructions(parameters);
        var status = EndStatus(parameters);
        var callback = Callback(parameters, "StatusCallback", CallEvents);
        TimeSpan? limit = parameters.Number("TimeLimit", 1, MaxTalk) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        Update.Check(parameters);
        if (parameters.Refusal is { } refusal)
        {
            return (null, refusal);
        }

        return instructions is null && status is null && callback is null && limit is null
            ? (null, null)
            : (new UpdateCallCommand(request.Account.Sid, sid, instructions, status, callback, limit), null);
    }

    private async Task<(CallInstructions? Instructions, VoiceApplication? Application)> InstructionsAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var own = Instructions(parameters);
        if (!parameters.Has("ApplicationSid") || parameters.Text("ApplicationSid") is null)
        {
            if (own is null)
            {
                parameters.Refuse(ErrorCatalogue.UrlInvalid, "Url parameter is required.");
            }

            return (own, null);
        }

        // An application takes the place of addresses given beside it.
        var sid = parameters.Sid<ApplicationSid>("ApplicationSid", ErrorCatalogue.ApplicationSidInvalid);
        var application = sid is { } given ? await applications.FindAsync(request.Account.Sid, given, request.Aborted) : null;
        if (sid is not null && application is null)
        {
            parameters.Refuse(ErrorCatalogue.ApplicationSidInvalid, $"ApplicationSid is not an application of this account: {sid}");
        }
        else if (application is { Voice.VoiceUrl: null })
        {
            parameters.Refuse(ErrorCatalogue.ApplicationSidInvalid, $"ApplicationSid: the application {sid} has no VoiceUrl");
        }

        return application is null
            ? (null, null)
            : (new CallInstructions
            {
                Url = application.Voice.VoiceUrl,
                Method = application.Voice.VoiceMethod,
                FallbackUrl = application.Voice.VoiceFallbackUrl,
                FallbackMethod = application.Voice.VoiceFallbackMethod,
            }, application);
    }

    /// <summary>Url or Twiml; a document given outright needs no address and wins.</summary>
    private static CallInstructions? Instructions(RequestParameters parameters)
    {
        var url = parameters.Url("Url", ErrorCatalogue.UrlInvalid);
        var method = parameters.Method("Method");
        var fallbackUrl = parameters.Url("FallbackUrl", ErrorCatalogue.UrlInvalid);
        var fallbackMethod = parameters.Method("FallbackMethod");
        var document = parameters.Text("Twiml", MaxDocument);
        return url is null && document is null ? null : new CallInstructions
        {
            Url = document is null ? url : null,
            Method = method ?? WebhookMethod.Post,
            FallbackUrl = fallbackUrl,
            FallbackMethod = fallbackMethod ?? WebhookMethod.Post,
            Document = document,
        };
    }

    private static string? Address(RequestParameters parameters, string name, ErrorCode missing, ErrorCode invalid)
    {
        if (parameters.Text(name) is not { } text)
        {
            parameters.Refuse(missing);
            return null;
        }

        if (Addresses.TryRead(text, out var address))
        {
            return address;
        }

        parameters.Refuse(invalid, $"{name} is not a phone number, sip: or client: address: {text}");
        return null;
    }

    /// <summary>Who is told; null for nobody.</summary>
    public static StatusCallback? Callback(RequestParameters parameters, string name, string[] known)
    {
        var url = parameters.Url(name, ErrorCatalogue.UrlInvalid);
        var method = parameters.Method(name + "Method");

        // Repeated parameters are the wire's way; a list in one is what many write.
        ImmutableArray<string> events = [.. parameters.Texts(name + "Event").SelectMany(static text => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)).Distinct()];
        foreach (var unknown in events.Where(word => !known.Contains(word)))
        {
            parameters.Refuse(ErrorCatalogue.InvalidParameter, $"{name}Event must be one of: {string.Join(", ", known)}; not {unknown}");
        }

        return url is null ? null : new StatusCallback(url, method ?? WebhookMethod.Post, events);
    }

    private static string? SendDigits(RequestParameters parameters)
    {
        var digits = parameters.Text("SendDigits", MaxDigits);
        if (digits is not null && digits.AsSpan().ContainsAnyExcept(Digits))
        {
            parameters.Refuse(ErrorCatalogue.InvalidParameter, "SendDigits may hold 0-9, *, #, A-D and w (half a second's wait)");
        }

        return digits;
    }

    private static CallStatus? EndStatus(RequestParameters parameters)
    {
        switch (parameters.Text("Status"))
        {
            case null:
                return null;
            case "completed":
                return CallStatus.Completed;
            case "canceled":
                return CallStatus.Canceled;
            default:
                parameters.Refuse(ErrorCatalogue.CallStatusInvalid, "Status must be completed or canceled");
                return null;
        }
    }
}
