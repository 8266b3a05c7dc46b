using WorkDistribution.Core.Concurrency;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Voice.Transcriptions;

/// <summary>
/// Makes text of recordings behind the calls, a few at a time and each utterance by utterance, so that none occupies an engine for long. A bounded number
/// waits; more is refused and answered as failed.
/// </summary>
internal sealed class RecordingTranscriber : IAsyncDisposable
{
    /// <summary>Recordings that are worked on at once.</summary>
    private const int Lanes = 4;

    /// <summary>Recordings that may wait in one lane.</summary>
    private const int Capacity = 64;

    /// <summary>Longest recording taken.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly CallServices _services;
    private readonly ISpeechRecognizer _recognizer;
    private readonly Mailbox<(TranscriptionOrder Order, TranscriptionRecord Record)>[] _lanes;
    private readonly CancellationTokenSource _stopping = new();
    private uint _next;

    /// <summary>Begins to take orders.</summary>
    public RecordingTranscriber(CallServices services, ISpeechRecognizer recognizer)
    {
        _services = services;
        _recognizer = recognizer;
        _lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new Mailbox<(TranscriptionOrder Order, TranscriptionRecord Record)>(
            Capacity, (order, _) => new ValueTask(RunAsync(order.Order, order.Record)), exception => VoiceLog.TranscriberFailed(services.Log, exception)))];
    }

    /// <summary>Takes an order: its record is kept when this ends, its text comes later.</summary>
    public async Task OrderAsync(TranscriptionOrder order)
    {
        var now = _services.Clock.GetUtcNow();
        var record = new TranscriptionRecord
        {
            Sid = _services.Sids.New<TranscriptionSid>(),
            AccountSid = order.Recording.AccountSid,
            RecordingSid = order.Recording.Sid,
            Status = "in-progress",
            Duration = order.Recording.Duration ?? 0,
            DateCreated = now,
            DateUpdated = now,
        };
        await SaveAsync(record);
        if (!_lanes[Interlocked.Increment(ref _next) % Lanes].TryPost((order, record)))
        {
            await FailAsync(order, record, "Too many recordings wait to be transcribed already.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        foreach (var lane in _lanes)
        {
            lane.Close();
            await lane.Completion;
        }

        _stopping.Dispose();
    }

    private async Task RunAsync(TranscriptionOrder order, TranscriptionRecord record)
    {
        if (_stopping.IsCancellationRequested)
        {
            return; // closed as failed at the next start
        }

        try
        {
            var (text, problem) = await TranscribeAsync(order.Recording);
            if (text is null)
            {
                await FailAsync(order, record, problem);
                return;
            }

            var done = record with { Status = "completed", Text = text, DateUpdated = _services.Clock.GetUtcNow() };
            await SaveAsync(done);
            await TellAsync(order, done);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Likewise.
        }
#pragma warning disable CA1031 // One recording that fails must not end the others of its lane.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            VoiceLog.TranscriberFailed(_services.Log, exception);
        }
    }

    private async Task<(string? Text, string Problem)> TranscribeAsync(RecordingRecord recording)
    {
        if (recording.Duration > Longest.TotalSeconds)
        {
            return (null, $"The recording is longer than {Longest.TotalMinutes:0} minutes.");
        }

        if (await RecordedAudio.ReadAsync(_services.Stores.Recordings.PathOf(recording.AccountSid, recording.Sid), _stopping.Token) is not { } samples)
        {
            return (null, "The recording's audio cannot be read.");
        }

        var words = new List<string>();
        foreach (var utterance in UtteranceDetector.Split(samples))
        {
            var outcome = await _recognizer.RecognizeAsync(new RecognitionRequest(utterance) { IsDictation = true }, _stopping.Token);
            if (outcome is RecognitionOutcome.Failed failed)
            {
                return (null, failed.Detail);
            }

            words.AddRange(((RecognitionOutcome.Understood)outcome).Alternatives.Take(1).Select(best => best.Text));
        }

        return (string.Join(' ', words), "");
    }

    private async Task FailAsync(TranscriptionOrder order, TranscriptionRecord record, string problem)
    {
        await order.Notifier.ReportAsync(ErrorCatalogue.TranscriptionFailed, $"Recording {record.RecordingSid} could not be transcribed: {problem}", isWarning: true);
        var failed = record with { Status = "failed", DateUpdated = _services.Clock.GetUtcNow() };
        await SaveAsync(failed);
        await TellAsync(order, failed);
    }

    private async Task SaveAsync(TranscriptionRecord record)
    {
        try
        {
            await _services.Stores.Transcriptions.SaveAsync(record, CancellationToken.None);
        }
#pragma warning disable CA1031 // Who ordered it is told all the same.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            VoiceLog.RecordNotKept(_services.Log, exception, record.Sid.Value);
        }
    }

    private async Task TellAsync(TranscriptionOrder order, TranscriptionRecord record)
    {
        if (order.Callback is not { } url)
        {
            return;
        }

        var request = new WebhookRequest
        {
            AccountSid = record.AccountSid,
            Url = url,
            Method = WebhookMethod.Post,
            Parameters =
            [
                .. order.CallParameters,
                new("TranscriptionSid", record.Sid.Value),
                new("TranscriptionText", record.Text),
                new("TranscriptionStatus", record.Status),
                new("TranscriptionType", "fast"),
                new("TranscriptionUrl", $"{_services.Settings.PublicUrl.TrimEnd('/')}/{CallWords.ApiVersion}/Accounts/{record.AccountSid}/Transcriptions/{record.Sid}"),
                new("RecordingSid", record.RecordingSid.Value),
                new("RecordingUrl", order.RecordingUrl),
            ],
            Timeout = _services.Settings.WebhookTimeout,
            Retries = _services.Settings.StatusCallbackRetries,
        };
        if (await _services.Webhooks.SendAsync(request, _stopping.Token) is WebhookOutcome.Failed failed)
        {
            await order.Notifier.ReportAsync(failed.Error, $"transcribeCallback: {failed.Detail}", isWarning: true, request, failed);
        }
    }
}
