using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Conferences;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Conference: the name as text.</summary>
internal static class ConferenceReader
{
    private const int LongestName = 128;

    /// <summary>The target; null when there is no usable name, or nobody that could be coached.</summary>
    public static ConferenceTarget? Read(CheckedElement noun, ProblemList problems)
    {
        if (noun.Text.Length is 0 or > LongestName)
        {
            problems.Skip(ErrorCatalogue.ConferenceAttributesInvalid, $"Conference: its name has 1 to {LongestName} characters; it is skipped.", noun.Markup);
            return null;
        }

        CallSid? coached = null;
        if (noun.NonEmpty("coach") is { } coach)
        {
            if (!Sid.TryParse<CallSid>(coach.Trim(), out var sid))
            {
                problems.Skip(ErrorCatalogue.ConferenceAttributesInvalid, $"Conference: coach=\"{coach}\" is no call; it is skipped.", noun.Markup);
                return null;
            }

            coached = sid;
        }

        var defaults = new ConferenceEntry { Name = noun.Text };
        return new ConferenceTarget
        {
            Entry = defaults with
            {
                Label = noun.NonEmpty("participantLabel"),
                Muted = noun.Boolean("muted") ?? false,
                Beep = ConferenceWords.ReadBeep(noun.String("beep")),
                StartOnEnter = noun.Boolean("startConferenceOnEnter") ?? true,
                EndOnExit = noun.Boolean("endConferenceOnExit") ?? false,
                WaitUrl = noun.String("waitUrl"),
                WaitMethod = noun.Method("waitMethod"),
                MaxParticipants = noun.Integer("maxParticipants") ?? defaults.MaxParticipants,
                Record = noun.String("record") == "record-from-start",
                TrimRecording = noun.String("trim") != "do-not-trim",
                Coach = coached,
                StatusCallback = Callback(noun, "statusCallback"),
                RecordingCallback = Callback(noun, "recordingStatusCallback"),
                EventCallbackUrl = noun.NonEmpty("eventCallbackUrl"),
                Region = noun.String("region") ?? defaults.Region,
                JitterBufferSize = noun.String("jitterBufferSize"),
            },
        };
    }

    private static StatusCallback? Callback(CheckedElement noun, string name) => noun.NonEmpty(name) is { } url
        ? new StatusCallback(url, noun.Method(name + "Method"), noun.Words(name + "Event") ?? ImmutableArray<string>.Empty)
        : null;
}
