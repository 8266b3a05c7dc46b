using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Conferences;

namespace WorkDistribution.Api.Voice;

/// <summary>Reads what is asked of a conference's participant.</summary>
internal static class ParticipantParameters
{
    public static readonly OperationParameters Create = new(
        Used:
        [
            "From", "To", "StatusCallback", "StatusCallbackMethod", "StatusCallbackEvent", "Label", "Timeout", "TimeLimit", "Record", "RecordingChannels", "RecordingStatusCallback",
            "RecordingStatusCallbackMethod", "RecordingStatusCallbackEvent", "RecordingTrack", "Trim", "SipAuthUsername", "SipAuthPassword", "CallerId", "Muted", "Beep", "StartConferenceOnEnter", "EndConferenceOnExit",
            "WaitUrl", "WaitMethod", "MaxParticipants", "ConferenceRecord", "ConferenceTrim", "ConferenceStatusCallback", "ConferenceStatusCallbackMethod", "ConferenceStatusCallbackEvent",
            "Region", "ConferenceRecordingStatusCallback", "ConferenceRecordingStatusCallbackMethod", "ConferenceRecordingStatusCallbackEvent", "Coaching", "CallSidToCoach", "JitterBufferSize",
            "AmdStatusCallback", "AmdStatusCallbackMethod", .. MachineDetectionParameters.Names,
        ],
        Ignored:
        [
            "EarlyMedia", "CallReason", "RecordingConfigurationId", "CallToken", "Passports", "ClientNotificationUrl", "CallerDisplayName", "EmergencyCallerPosition", "EmergencyCallerLocation",
            "EmergencyName", "EmergencyAddress", "EmergencyZipCode", "EmergencyCity", "EmergencyState", "EmergencyCountry",
        ],
        Refused: [("Byoc", [])]);

    public static readonly OperationParameters Update = new(
        [
            "Muted", "Hold", "HoldUrl", "HoldMethod", "AnnounceUrl", "AnnounceMethod", "WaitUrl", "WaitMethod", "BeepOnExit", "EndConferenceOnExit", "Coaching", "CallSidToCoach",
        ],
        [],
        []);

    public static readonly OperationParameters List = new(["Muted", "Hold", "Coaching", .. OperationParameters.Paging], [], []);

    private const int LongestName = 128;

    private static readonly string[] ConferenceEvents = ["start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement"];
    private static readonly string[] RecordingEvents = ["in-progress", "completed", "failed", "absent"];

    /// <summary>Somebody to call into a conference; or the refusal that names everything wrong with the request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="conference">SID or name.</param>
    public static (AddParticipantCommand? Command, IResult? Refusal) ReadCreate(ApiRequest request, string conference)
    {
        var parameters = request.Parameters;
        if (conference.Length > LongestName)
        {
            parameters.Refuse(ErrorCatalogue.InvalidParameter, $"The conference's name is longer than {LongestName} characters");
        }

        var call = CallParameters.ReadLeg(request) with { MachineDetection = MachineDetectionParameters.OfParticipant(parameters) };
        if (parameters.Text("CallerId") is { } shown)
        {
            if (Addresses.TryRead(shown, out var address))
            {
                call = call with { From = address };
            }
            else
            {
                parameters.Refuse(ErrorCatalogue.FromInvalid, $"CallerId is not a phone number, sip: or client: address: {shown}");
            }
        }

        var entry = new ConferenceEntry
        {
            Name = conference,
            Label = parameters.Text("Label", LongestName),
            Muted = parameters.Flag("Muted") ?? false,
            Beep = Beep(parameters),
            StartOnEnter = parameters.Flag("StartConferenceOnEnter") ?? true,
            EndOnExit = parameters.Flag("EndConferenceOnExit") ?? false,
            WaitUrl = WaitUrl(parameters),
            WaitMethod = parameters.Method("WaitMethod") ?? WebhookMethod.Post,
            MaxParticipants = parameters.Number("MaxParticipants", 2, ConferenceEntry.MostParticipants) ?? ConferenceEntry.MostParticipants,
            Record = parameters.Word("ConferenceRecord", "true", "false", "record-from-start", "do-not-record") is "true" or "record-from-start",
            TrimRecording = parameters.Word("ConferenceTrim", "trim-silence", "do-not-trim") != "do-not-trim",
            StatusCallback = CallParameters.Callback(parameters, "ConferenceStatusCallback", ConferenceEvents),
            RecordingCallback = CallParameters.Callback(parameters, "ConferenceRecordingStatusCallback", RecordingEvents),
            Region = parameters.Text("Region", LongestName) ?? "us1",
            JitterBufferSize = parameters.Word("JitterBufferSize", "off", "small", "medium", "large"),
            Coach = Coach(parameters),
        };
        Create.Check(parameters);
        return parameters.Refusal is { } refusal ? (null, refusal) : (new AddParticipantCommand(entry, call), null);
    }

    /// <summary>A change to a participant; or the refusal.</summary>
    public static (UpdateParticipantCommand? Command, IResult? Refusal) ReadUpdate(ApiRequest request)
    {
        var parameters = request.Parameters;
        var command = new UpdateParticipantCommand
        {
            Muted = Lenient(parameters, "Muted"),
            Hold = parameters.Flag("Hold"),
            HoldUrl = parameters.Url("HoldUrl", ErrorCatalogue.UrlInvalid),
            HoldMethod = parameters.Method("HoldMethod") ?? WebhookMethod.Get,
            AnnounceUrl = parameters.Url("AnnounceUrl", ErrorCatalogue.UrlInvalid),
            AnnounceMethod = parameters.Method("AnnounceMethod") ?? WebhookMethod.Post,
            WaitUrl = WaitUrl(parameters),
            WaitMethod = parameters.Method("WaitMethod") ?? WebhookMethod.Post,
            BeepOnExit = parameters.Flag("BeepOnExit"),
            EndOnExit = parameters.Flag("EndConferenceOnExit"),
            Coaching = parameters.Flag("Coaching"),
            CallSidToCoach = parameters.Sid<CallSid>("CallSidToCoach"),
        };
        return parameters.Refusal is { } refusal ? (null, refusal) : (command, null);
    }

    /// <summary>Anything but true is false, as the wire has it for this one.</summary>
    private static bool? Lenient(RequestParameters parameters, string name) =>
        parameters.Text(name) is { } text ? string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) : null;

    /// <summary>An empty one asks for silence.</summary>
    private static string? WaitUrl(RequestParameters parameters) => parameters.Raw("WaitUrl") is "" ? "" : parameters.Url("WaitUrl", ErrorCatalogue.UrlInvalid);

    private static ConferenceBeep Beep(RequestParameters parameters) => parameters.Word("Beep", "true", "false", "onEnter", "onExit") switch
    {
        "false" => ConferenceBeep.None,
        "onEnter" => ConferenceBeep.OnEnter,
        "onExit" => ConferenceBeep.OnExit,
        _ => ConferenceBeep.Both,
    };

    private static CallSid? Coach(RequestParameters parameters)
    {
        var sid = parameters.Sid<CallSid>("CallSidToCoach");
        switch (parameters.Flag("Coaching"))
        {
            case false:
                return null;
            case true when sid is null:
                parameters.Refuse(ErrorCatalogue.InvalidParameter, "CallSidToCoach is required when Coaching is true");
                return null;
            default:
                return sid;
        }
    }
}
