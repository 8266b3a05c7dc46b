using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.MachineDetection;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads the machine detection of Number and Sip. In a Dial it always runs beside the conversation.</summary>
internal static class MachineDetectionReader
{
    /// <summary>The order; null when none is given.</summary>
    public static MachineDetectionOrder? Read(CheckedElement noun, ProblemList problems)
    {
        var word = noun.NonEmpty("machineDetection")?.Trim();
        switch (word)
        {
            case null or "false" or "none":
                return null;
            case "Enable" or "true" or "DetectMessageEnd":
                break;
            default:
                problems.Warn(ErrorCatalogue.AttributeInvalid, $"{noun.Name}: machineDetection is neither Enable nor DetectMessageEnd; nothing is detected.", noun.Markup);
                return null;
        }

        var defaults = new MachineDetectionOrder();
        return new MachineDetectionOrder
        {
            IsAsync = true,
            WaitsForEnd = word == "DetectMessageEnd",
            Timeout = noun.Seconds("machineDetectionTimeout") ?? defaults.Timeout,
            SpeechThreshold = Milliseconds(noun, "machineDetectionSpeechThreshold") ?? defaults.SpeechThreshold,
            SpeechEndThreshold = Milliseconds(noun, "machineDetectionSpeechEndThreshold") ?? defaults.SpeechEndThreshold,
            SilenceTimeout = Milliseconds(noun, "machineDetectionSilenceTimeout") ?? defaults.SilenceTimeout,
            Callback = noun.NonEmpty("amdStatusCallback") is { } url ? new StatusCallback(url, noun.Method("amdStatusCallbackMethod"), []) : null,
        };
    }

    private static TimeSpan? Milliseconds(CheckedElement noun, string name) => noun.Integer(name) is { } count ? TimeSpan.FromMilliseconds(count) : null;
}
