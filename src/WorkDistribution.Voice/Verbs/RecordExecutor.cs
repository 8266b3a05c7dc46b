using System.Collections.Immutable;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.Transcriptions;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Record: what the caller says. A hang-up keeps the recording and the action is still told; a redirect keeps it and tells nobody.</summary>
internal sealed class RecordExecutor(IPromptLibrary prompts, RecordingTranscriber transcriber) : VerbExecutor<RecordVerb>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(RecordVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        if (await context.AnswerAsync(cancellationToken) is not { } media)
        {
            return VerbOutcome.Next.Verb;
        }

        if (verb.PlayBeep)
        {
            await media.PlayAsync(prompts.Tone(StandardTone.RecordBeep), 1, cancellationToken);
        }

        var recording = context.Call.Recorder.Start(media, new RecordingOrder
        {
            Source = "RecordVerb",
            MaxLength = verb.MaxLength,
            SilenceTimeout = verb.Timeout > TimeSpan.Zero ? verb.Timeout : null,
            FinishOnKeys = verb.FinishOnKey,
            Trim = verb.Trim,
            Callback = verb.RecordingStatusCallback is { Length: > 0 } callback ? context.Document.Resolve(callback) : null,
            CallbackMethod = verb.RecordingStatusCallbackMethod,
            CallbackEvents = verb.RecordingStatusCallbackEvents,
        });
        try
        {
            await recording.Ended.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!context.Leg.Gone.IsCancellationRequested)
        {
            recording.Stop();
            throw;
        }
        catch (OperationCanceledException)
        {
            // The caller hung up: the media side ends the recording by itself.
        }

        var finished = await recording.Finished;
        if (verb.Transcribe && finished.HasAudio)
        {
            await transcriber.OrderAsync(new TranscriptionOrder(
                finished.Record,
                recording.Url,
                verb.TranscribeCallback is { } told ? context.Document.Resolve(told) : null,
                CallParameters.Build(context.Call.Record, context.Call.Facts, []),
                context.Call.Notifier));
        }

        return finished.HasAudio
            ? context.Submit(verb.Action, verb.Method, Result(recording, finished, context.Leg.Gone.IsCancellationRequested))
            : VerbOutcome.Next.Verb;
    }

    private static ImmutableArray<KeyValuePair<string, string>> Result(ActiveRecording recording, FinishedRecording finished, bool hungUp)
    {
        var digits = finished.Result.FinishKey?.ToString()
            ?? (hungUp || finished.Result.Reason == RecordingEndReason.SessionEnded ? "hangup" : "");
        return
        [
            new("RecordingUrl", recording.Url),
            new("RecordingSid", recording.Sid.Value),
            new("RecordingDuration", (finished.Record.Duration ?? 0).ToWire()),
            new("Digits", digits),
        ];
    }
}
