using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Voice.Verbs.Services;

/// <summary>Recording in Start: begins at once, or with the answer of a call that is not answered yet, and ends by REST or with the call.</summary>
internal sealed class StartRecordingExecutor(OutgoingCalls calls) : NounExecutor<StartVerb, RecordingNoun>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(RecordingNoun noun, StartVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        var order = Order(noun, context);
        if (context.Leg.State.IsUp && context.Leg.Media is { } media)
        {
            await StartAsync(context.Call, media, order, noun.Line);
        }
        else
        {
            calls.Track(StartLaterAsync(context.Call, order, noun.Line));
        }

        return VerbOutcome.Next.Verb;
    }

    private static RecordingOrder Order(RecordingNoun noun, VerbContext context) => new()
    {
        Source = "StartCallRecordingTwiML",
        Track = noun.Track,
        DualChannel = noun.DualChannel,
        MaxLength = context.Call.Services.Settings.MaxCallDuration,
        Trim = noun.Trim,
        Callback = noun.Callback is { } callback ? context.ResolveTemplate(callback, []) : null,
        CallbackMethod = noun.CallbackMethod,
        CallbackEvents = noun.CallbackEvents,
    };

    private static async Task StartLaterAsync(CallSession call, RecordingOrder order, int line)
    {
        if (await call.Leg.PickedUp && call.Leg.Media is { } media)
        {
            await StartAsync(call, media, order, line);
        }
    }

    private static async Task StartAsync(CallSession call, LegMedia media, RecordingOrder order, int line)
    {
        if (call.Recorder.Count >= CallRecorder.MostAtOnce)
        {
            await call.Notifier.ReportAsync(ErrorCatalogue.RecordFailed, $"Recording: the call has {CallRecorder.MostAtOnce} recordings that run, as many as it may (line {line}).", isWarning: true);
            return;
        }

        call.Recorder.Start(media, order);
    }
}
