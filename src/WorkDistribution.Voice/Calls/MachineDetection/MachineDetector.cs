using System.Collections.Immutable;
using System.Globalization;
using WorkDistribution.Media.AnswerDetection;
using WorkDistribution.Media.Taps;
using WorkDistribution.Voice.Calls.Callbacks;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Calls.MachineDetection;

/// <summary>Listens to one call from its answer on and says who or what answered: in the record, to the callback, and to whoever waits.</summary>
internal static class MachineDetector
{
    /// <summary>Judges. A call that ends before is unknown.</summary>
    /// <returns>How long it took, as the request for the document tells it.</returns>
    public static async Task<ImmutableArray<KeyValuePair<string, string>>> RunAsync(CallSession call, LegMedia media, MachineDetectionOrder order, CancellationToken cancellationToken)
    {
        var detector = new AnswerDetector(new AnswerLimits
        {
            WaitsForEnd = order.WaitsForEnd,
            Timeout = order.Timeout,
            SpeechThreshold = order.SpeechThreshold,
            SpeechEndThreshold = order.SpeechEndThreshold,
            SilenceTimeout = order.SilenceTimeout,
        });
        await ListenAsync(detector, media, cancellationToken);
        var answeredBy = ToWire(detector.Verdict ?? AnswerVerdict.Unknown);
        var duration = ((long)detector.Heard.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        call.BeAnsweredBy(answeredBy);
        await call.Ledger.FlushAsync();
        if (order.Callback is { } callback)
        {
            call.Callbacks.Send(new CallbackMessage(
                "amd",
                callback.Url,
                callback.Method,
                [
                    new("AccountSid", call.Record.AccountSid.Value),
                    new("CallSid", call.Record.Sid.Value),
                    new("AnsweredBy", answeredBy),
                    new("MachineDetectionDuration", duration),
                ]));
        }

        return [new("MachineDetectionDuration", duration)];
    }

    private static async Task ListenAsync(AnswerDetector detector, LegMedia media, CancellationToken cancellationToken)
    {
        using var tap = media.Session.OpenTap(TapTracks.Inbound);
        await using var over = cancellationToken.Register(tap.Dispose);
        var frame = new short[AudioTap.FrameSamples];
        while (await tap.WaitAsync())
        {
            while (tap.TryRead(frame, default, out _))
            {
                if (detector.Take(frame) is not null)
                {
                    return;
                }
            }
        }
    }

    private static string ToWire(AnswerVerdict verdict) => verdict switch
    {
        AnswerVerdict.Human => "human",
        AnswerVerdict.MachineStart => "machine_start",
        AnswerVerdict.MachineEndBeep => "machine_end_beep",
        AnswerVerdict.MachineEndSilence => "machine_end_silence",
        AnswerVerdict.MachineEndOther => "machine_end_other",
        AnswerVerdict.Fax => "fax",
        _ => "unknown",
    };
}
