using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Media.Taps;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Transcriptions;

/// <summary>Writes a call down while it lasts: each side's utterances in turn, off the media clock. Ends with the leg.</summary>
internal sealed class LiveTranscription
{
    /// <summary>Audio that may wait while an utterance is understood.</summary>
    private static readonly TimeSpan Depth = TimeSpan.FromSeconds(30);

    /// <summary>Longest utterance: somebody who never pauses is written down in pieces.</summary>
    private static readonly UtteranceSettings Settings = new(UtteranceSettings.AutomaticEndSilence, TimeSpan.FromSeconds(15));

    private readonly CallSession _call;
    private readonly ISpeechRecognizer _recognizer;
    private readonly TranscriptionTeller _teller;
    private readonly ImmutableArray<(AudioTap Tap, TapTracks Track)> _taps;
    private volatile bool _isStopped;

    private LiveTranscription(CallSession call, LiveTranscriptionOrder order, LegMedia media, ISpeechRecognizer recognizer)
    {
        _call = call;
        _recognizer = recognizer;
        Order = order;
        Sid = call.Services.Sids.New<LiveTranscriptionSid>();
        DateUpdated = call.Services.Clock.GetUtcNow();
        _teller = new TranscriptionTeller(call, order, Sid);
        TapTracks[] tracks = !order.Outbound ? [TapTracks.Inbound] : !order.Inbound ? [TapTracks.Outbound] : [TapTracks.Inbound, TapTracks.Outbound];
        _taps = [.. tracks.Select(track => (media.Session.OpenTap(track, Depth), track))];
    }

    /// <summary>Its identifier.</summary>
    public LiveTranscriptionSid Sid { get; }

    /// <summary>How it was ordered.</summary>
    public LiveTranscriptionOrder Order { get; }

    /// <summary>When it began, or ended.</summary>
    public DateTimeOffset DateUpdated { get; private set; }

    /// <summary>As others see it.</summary>
    public LiveTranscriptionView View => new(Sid, _call.Record.AccountSid, _call.Record.Sid, Order.Name, _isStopped || Ended.IsCompleted, DateUpdated);

    /// <summary>Ends when everything that was said has been told.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>Begins.</summary>
    public static LiveTranscription Start(CallSession call, LiveTranscriptionOrder order, LegMedia media, ISpeechRecognizer recognizer)
    {
        var transcription = new LiveTranscription(call, order, media, recognizer);
        transcription.Ended = Task.Run(transcription.RunAsync);
        return transcription;
    }

    /// <summary>Ends it; what was said until now is still told.</summary>
    public void Stop()
    {
        _isStopped = true;
        foreach (var (tap, _) in _taps)
        {
            tap.Dispose();
        }
    }

    private async Task RunAsync()
    {
        _teller.TellStarted();
        try
        {
            await Task.WhenAll(_taps.Select(entry => FollowAsync(entry.Tap, entry.Track)));
        }
#pragma warning disable CA1031 // A fault in writing down must not end the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Stop();
            VoiceLog.ListeningFailed(_call.Services.Log, exception, _call.Record.Sid.Value);
        }

        DateUpdated = _call.Services.Clock.GetUtcNow();
        _teller.TellStopped();
    }

    private async Task FollowAsync(AudioTap tap, TapTracks track)
    {
        var reader = new UtteranceReader(tap, track, Settings);
        var partial = Task.CompletedTask;
        for (var happened = await reader.NextAsync(); happened != UtteranceEvent.Closed; happened = await reader.NextAsync())
        {
            if (happened == UtteranceEvent.Continues && Order.PartialResults && partial.IsCompleted && _recognizer.GivesPartials(Order.Language))
            {
                partial = TellAsync(reader.Samples(), track, isFinal: false);
            }
            else if (happened == UtteranceEvent.Ended)
            {
                // The unfinished result before the finished one.
                await partial;
                await TellAsync(reader.Samples(), track, isFinal: true);
            }
        }
    }

    private async Task TellAsync(short[] samples, TapTracks track, bool isFinal)
    {
        var request = new RecognitionRequest(samples) { Language = Order.Language, Hints = Order.Hints, IsDictation = true, IsPartial = !isFinal };
        switch (await _recognizer.RecognizeAsync(request, CancellationToken.None))
        {
            case RecognitionOutcome.Understood { Alternatives: [var best, ..] }:
                _teller.TellContent(track, Order.ProfanityFilter ? best with { Text = ProfanityFilter.Apply(best.Text) } : best, isFinal);
                break;
            case RecognitionOutcome.Failed failed when isFinal:
                _teller.TellError(ErrorCatalogue.SpeechNotRecognized, failed.Detail);
                await _call.Notifier.ReportOnceAsync(ErrorCatalogue.SpeechNotRecognized, $"Transcription: {failed.Detail}", isWarning: true);
                if (failed.Reason is RecognitionFailure.EngineUnavailable or RecognitionFailure.LanguageUnavailable)
                {
                    Stop();
                }

                break;
        }
    }
}
