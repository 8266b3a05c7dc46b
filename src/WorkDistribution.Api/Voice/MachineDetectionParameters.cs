using WorkDistribution.Api.Parameters;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.MachineDetection;

namespace WorkDistribution.Api.Voice;

/// <summary>Reads what is asked of machine detection; what is wrong is noted.</summary>
internal static class MachineDetectionParameters
{
    /// <summary>Names that calls and participants have in common.</summary>
    public static readonly string[] Names =
        ["MachineDetection", "MachineDetectionTimeout", "MachineDetectionSpeechThreshold", "MachineDetectionSpeechEndThreshold", "MachineDetectionSilenceTimeout"];

    /// <summary>Of a call: the document waits for the verdict unless AsyncAmd says otherwise.</summary>
    public static MachineDetectionOrder? OfCall(RequestParameters parameters)
    {
        var isAsync = parameters.Flag("AsyncAmd") ?? false;
        var callback = Callback(parameters, "AsyncAmdStatusCallback");
        return Read(parameters) is { } order ? order with { IsAsync = isAsync, Callback = isAsync ? callback : null } : null;
    }

    /// <summary>Of a conference's participant, who is in it meanwhile.</summary>
    public static MachineDetectionOrder? OfParticipant(RequestParameters parameters)
    {
        var callback = Callback(parameters, "AmdStatusCallback");
        return Read(parameters) is { } order ? order with { IsAsync = true, Callback = callback } : null;
    }

    private static MachineDetectionOrder? Read(RequestParameters parameters)
    {
        var word = parameters.Text("MachineDetection");
        var defaults = new MachineDetectionOrder();
        var order = new MachineDetectionOrder
        {
            WaitsForEnd = word == "DetectMessageEnd",
            Timeout = parameters.Number("MachineDetectionTimeout", 3, 59) is { } seconds ? TimeSpan.FromSeconds(seconds) : defaults.Timeout,
            SpeechThreshold = Milliseconds(parameters, "MachineDetectionSpeechThreshold", 1000, 6000) ?? defaults.SpeechThreshold,
            SpeechEndThreshold = Milliseconds(parameters, "MachineDetectionSpeechEndThreshold", 500, 5000) ?? defaults.SpeechEndThreshold,
            SilenceTimeout = Milliseconds(parameters, "MachineDetectionSilenceTimeout", 2000, 10000) ?? defaults.SilenceTimeout,
        };
        switch (word)
        {
            case null or "" or "false" or "none":
                return null;
            case "Enable" or "true" or "DetectMessageEnd":
                return order;
            default:
                parameters.Refuse(ErrorCatalogue.InvalidParameter, "MachineDetection must be Enable or DetectMessageEnd");
                return null;
        }
    }

    private static StatusCallback? Callback(RequestParameters parameters, string name)
    {
        var url = parameters.Url(name, ErrorCatalogue.UrlInvalid);
        var method = parameters.Method(name + "Method");
        return url is null ? null : new StatusCallback(url, method ?? WebhookMethod.Post, []);
    }

    private static TimeSpan? Milliseconds(RequestParameters parameters, string name, int least, int most) =>
        parameters.Number(name, least, most) is { } count ? TimeSpan.FromMilliseconds(count) : null;
}
