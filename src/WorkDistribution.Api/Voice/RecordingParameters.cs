using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Api.Voice;

/// <summary>Reads what is asked of a recording that runs, or is to begin.</summary>
internal static class RecordingParameters
{
    public static readonly OperationParameters Create = new(
        ["RecordingStatusCallback", "RecordingStatusCallbackMethod", "RecordingStatusCallbackEvent", "RecordingChannels", "RecordingTrack", "Trim"], ["RecordingConfigurationId"], []);

    public static readonly OperationParameters Update = new(["Status", "PauseBehavior"], [], []);

    /// <summary>A recording of a call to begin; what is wrong is noted.</summary>
    public static StartRecordingCommand ReadStart(ApiRequest request, CallSid call)
    {
        var parameters = request.Parameters;
        return new StartRecordingCommand
        {
            AccountSid = request.Account.Sid,
            CallSid = call,
            DualChannel = parameters.Word("RecordingChannels", "mono", "dual") == "dual",
            Track = parameters.Word("RecordingTrack", CallParameters.RecordingTracks) ?? "both",
            Trim = parameters.Word("Trim", "trim-silence", "do-not-trim") == "trim-silence",
            Callback = CallParameters.Callback(parameters, "RecordingStatusCallback", CallParameters.RecordingEvents),
        };
    }

    /// <summary>A change; what is wrong is noted.</summary>
    public static RecordingChange ReadChange(RequestParameters parameters)
    {
        var skips = parameters.Word("PauseBehavior", "skip", "silence") == "skip";
        var status = parameters.Word("Status", "in-progress", "paused", "stopped");
        if (parameters.Text("Status") is null)
        {
            parameters.Refuse(ErrorCatalogue.InvalidParameter, "Status parameter is required.");
        }

        return status switch
        {
            "paused" => skips ? RecordingChange.PauseSkipped : RecordingChange.PauseSilent,
            "stopped" => RecordingChange.Stop,
            _ => RecordingChange.Resume,
        };
    }
}
