using WorkDistribution.Core.Errors;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Media.Taps;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Gathering;

/// <summary>Listens to what the caller says while a Gather runs. Dispose it to stop listening.</summary>
internal sealed class SpeechInput : IAsyncDisposable
{
    private readonly GatherVerb _verb;
    private readonly VerbContext _context;
    private readonly ISpeechRecognizer _recognizer;
    private readonly AudioTap _tap;
    private readonly UtteranceReader _reader;
    private readonly PartialResults? _partials;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<RecognitionAlternative?> _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _running;
    private volatile TaskCompletionSource? _utterance;

    /// <summary>Begins to listen.</summary>
    public SpeechInput(GatherVerb verb, VerbContext context, LegMedia media, ISpeechRecognizer recognizer)
    {
        _verb = verb;
        _context = context;
        _recognizer = recognizer;
        _tap = media.Session.OpenTap(TapTracks.Inbound);
        _reader = new UtteranceReader(_tap, TapTracks.Inbound, new UtteranceSettings(verb.SpeechTimeout ?? UtteranceSettings.AutomaticEndSilence, verb.MaxSpeechTime))
        {
            IsMuted = !verb.BargeIn && !verb.Prompts.IsEmpty,
        };
        _partials = verb.PartialResultCallback is { Length: > 0 } && recognizer.GivesPartials(verb.Language) ? new PartialResults(verb, context, recognizer) : null;
        _running = Task.Run(RunAsync);
    }

    /// <summary>Ends when the caller first begins to speak.</summary>
    public Task Began => _began.Task;

    /// <summary>Ends when something was understood; null when nothing can be.</summary>
    public Task<RecognitionAlternative?> Heard => _heard.Task;

    /// <summary>Ends when nobody speaks and nothing said is still worked on.</summary>
    public Task Settled => _utterance?.Task ?? Task.CompletedTask;

    /// <summary>From now on what is said counts.</summary>
    public void Unmute() => _reader.IsMuted = false;

    /// <summary>The caller says that they have ended. Without a word said there is nothing more to wait for.</summary>
    public void Finish()
    {
        if (Settled.IsCompleted)
        {
            _heard.TrySetResult(null);
        }
        else
        {
            _reader.Cut();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _tap.Dispose();
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await ListenAsync();
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it any more.
        }
#pragma warning disable CA1031 // A fault in listening must not end the call: keys still count.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            VoiceLog.ListeningFailed(_context.Call.Services.Log, exception, _context.Call.Record.Sid.Value);
            _heard.TrySetResult(null);
        }
        finally
        {
            _utterance?.TrySetResult();
        }
    }

    private async Task ListenAsync()
    {
        for (var happened = await _reader.NextAsync(); happened != UtteranceEvent.Closed && !_heard.Task.IsCompleted; happened = await _reader.NextAsync())
        {
            switch (happened)
            {
                case UtteranceEvent.Began:
                    _utterance = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    _began.TrySetResult();
                    break;
                case UtteranceEvent.Continues:
                    _partials?.Offer(_reader.Samples(), _stopping.Token);
                    break;
                case UtteranceEvent.Ended:
                    await UnderstandAsync(_reader.Samples());
                    _utterance?.TrySetResult();
                    break;
            }
        }
    }

    private async Task UnderstandAsync(short[] samples)
    {
        _stopping.Token.ThrowIfCancellationRequested();
        var outcome = await _recognizer.RecognizeAsync(new RecognitionRequest(samples) { Language = _verb.Language, Hints = _verb.Hints }, _stopping.Token);
        switch (outcome)
        {
            case RecognitionOutcome.Failed failed:
                await _context.Call.Notifier.ReportOnceAsync(ErrorCatalogue.SpeechNotRecognized, $"Gather (line {_verb.Line}): {failed.Detail}", isWarning: true);
                _heard.TrySetResult(null);
                break;
            case RecognitionOutcome.Understood { Alternatives: [var best, ..] } understood:
                if (understood.Note is { } note)
                {
                    await _context.Call.Notifier.ReportOnceAsync(ErrorCatalogue.SpeechNotRecognized, note, isWarning: true);
                }

                _heard.TrySetResult(_verb.ProfanityFilter ? best with { Text = ProfanityFilter.Apply(best.Text) } : best);
                break;
        }
    }
}
