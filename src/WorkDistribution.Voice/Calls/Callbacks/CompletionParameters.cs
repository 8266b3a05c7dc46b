using System.Collections.Immutable;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Voice.Calls.Callbacks;

/// <summary>What the completed event says beyond the standard parameters. Pure.</summary>
internal static class CompletionParameters
{
    private const int SecondsAMinute = 60;

    /// <summary>The parameters.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Build(CallRecord record, LegEnd end, ActiveRecording? recording)
    {
        var seconds = record.Duration ?? 0;
        var all = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(6);
        all.Add(new("CallDuration", seconds.ToWire()));
        all.Add(new("Duration", ((seconds + SecondsAMinute - 1) / SecondsAMinute).ToWire()));
        if (end.SipStatus is { } status)
        {
            all.Add(new("SipResponseCode", status.ToWire()));
        }

        if (recording is not null)
        {
            all.Add(new("RecordingSid", recording.Sid.Value));
            all.Add(new("RecordingUrl", recording.Url));
        }

        return all.ToImmutable();
    }

    /// <summary>What is known of the call's recording only when its file is closed, which may be after the call.</summary>
    public static async Task<ImmutableArray<KeyValuePair<string, string>>> AfterAsync(ActiveRecording recording) =>
        (await recording.Finished).Record.Duration is { } length ? [new("RecordingDuration", length.ToWire())] : [];
}
