using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Dial: text directly in it is a number, nouns are whom to ring.</summary>
internal sealed class DialReader : IVerbReader
{
    /// <inheritdoc/>
    public string Name => "Dial";

    /// <inheritdoc/>
    public Verb? Read(CheckedElement element, ProblemList problems)
    {
        var targets = Targets(element, problems);
        if (targets.IsEmpty)
        {
            return NothingToRing(element, problems);
        }

        var defaults = new DialVerb();
        return new DialVerb
        {
            Line = element.Line,
            Column = element.Column,
            Action = element.String("action"),
            Method = element.Method("method"),
            Timeout = element.Seconds("timeout") ?? defaults.Timeout,
            HangupOnStar = element.Boolean("hangupOnStar") ?? false,
            TimeLimit = element.Seconds("timeLimit") ?? defaults.TimeLimit,
            CallerId = element.NonEmpty("callerId")?.Trim() is { Length: > 0 } callerId ? callerId : null,
            Record = Record(element.String("record")),
            RecordingTrack = RecordingWords.ToTrack(element.String("recordingTrack")),
            Trim = element.String("trim") == "trim-silence",
            RecordingStatusCallback = element.NonEmpty("recordingStatusCallback"),
            RecordingStatusCallbackMethod = element.Method("recordingStatusCallbackMethod"),
            RecordingStatusCallbackEvents = element.Words("recordingStatusCallbackEvent") ?? defaults.RecordingStatusCallbackEvents,
            ReferUrl = element.NonEmpty("referUrl"),
            ReferMethod = element.Method("referMethod"),
            AnswerOnBridge = element.Boolean("answerOnBridge") ?? false,
            Sequential = element.Boolean("sequential") ?? false,
            RingTone = element.String("ringTone") ?? "",
            Targets = targets,
        };
    }

    private static ImmutableArray<DialTarget> Targets(CheckedElement element, ProblemList problems)
    {
        var targets = ImmutableArray.CreateBuilder<DialTarget>();
        if (element.Text.Length > 0 && NumberReader.Read(element.Text, element.Markup, problems) is { } direct)
        {
            targets.Add(direct);
        }

        foreach (var child in element.Children)
        {
            if (DialTargetReaders.Read(child, problems) is { } target)
            {
                targets.Add(target);
            }
        }

        return targets.ToImmutable();
    }

    /// <summary>A Dial whose nouns are all of kinds not run here counts as a verb not run here; one whose nouns were refused, each with its reason, or that has none, is skipped.</summary>
    private static UnsupportedVerb? NothingToRing(CheckedElement element, ProblemList problems)
    {
        if (element.Children.FirstOrDefault(c => !c.Rule.IsSupported) is { } noun)
        {
            return new UnsupportedVerb { Name = noun.Name, Line = element.Line, Column = element.Column };
        }

        if (element.Children.IsEmpty && element.Text.Length == 0)
        {
            problems.Skip(ErrorCatalogue.DialNoTarget, "Dial: there is nobody to ring in it; it is skipped.", element.Markup);
        }

        return null;
    }

    private static DialRecordMode Record(string? value) => value switch
    {
        "true" or "record-from-answer" => DialRecordMode.FromAnswer,
        "record-from-ringing" => DialRecordMode.FromRinging,
        "record-from-answer-dual" => DialRecordMode.FromAnswerDual,
        "record-from-ringing-dual" => DialRecordMode.FromRingingDual,
        _ => DialRecordMode.None,
    };
}
