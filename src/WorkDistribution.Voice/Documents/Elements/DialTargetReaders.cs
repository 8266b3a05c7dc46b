using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>The readers of Dial's nouns.</summary>
internal static class DialTargetReaders
{
    /// <summary>Names of the nouns that have a reader.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Number", "Sip", "Client", "Conference", "Queue"];

    /// <summary>Makes the target of a noun; null when it cannot be rung, which has been reported.</summary>
    public static DialTarget? Read(CheckedElement noun, ProblemList problems)
    {
        DialTarget? target = noun.Name switch
        {
            "Number" => NumberReader.Read(noun, problems),
            "Sip" => SipReader.Read(noun, problems),
            "Client" => ClientReader.Read(noun, problems),
            "Conference" => ConferenceReader.Read(noun, problems),
            "Queue" => QueueReader.Read(noun, problems),
            _ => NotSupported(noun, problems),
        };

        return target is null ? null : target with
        {
            Line = noun.Line,
            Column = noun.Column,
            Url = noun.NonEmpty("url"),
            Method = noun.Method("method"),
            MachineDetection = noun.Name is "Number" or "Sip" ? MachineDetectionReader.Read(noun, problems) : null,
            StatusCallback = noun.NonEmpty("statusCallback"),
            StatusCallbackMethod = noun.Method("statusCallbackMethod"),
            StatusCallbackEvents = noun.Words("statusCallbackEvent") ?? [],
        };
    }

    private static DialTarget? NotSupported(CheckedElement noun, ProblemList problems)
    {
        problems.Warn(ErrorCatalogue.VerbNotSupported, $"<{noun.Name}> in <Dial> is not supported here; it is skipped.", noun.Markup);
        return null;
    }
}
