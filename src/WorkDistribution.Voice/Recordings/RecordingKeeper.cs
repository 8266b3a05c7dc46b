using Microsoft.Extensions.Logging;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Media.Recording;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Callbacks;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Notifications;

namespace WorkDistribution.Voice.Recordings;

/// <summary>Makes recordings of one call or conference: starts the media side, keeps the record from the first moment to the last, and tells who wants to know.</summary>
internal sealed class RecordingKeeper(CallServices services, CallNotifier notifier, StatusCallbackQueue callbacks)
{
    /// <summary>Starts a recording.</summary>
    /// <param name="subject">Of what.</param>
    /// <param name="order">How.</param>
    /// <param name="begin">Starts the media side of it.</param>
    public ActiveRecording Start(RecordingSubject subject, RecordingOrder order, Func<RecordingRequest, LegRecording> begin)
    {
        var sid = services.Sids.New<RecordingSid>();
        var account = subject.AccountSid;
        var now = services.Clock.GetUtcNow();
        var record = new RecordingRecord
        {
            Sid = sid,
            AccountSid = account,
            CallSid = subject.CallSid,
            ConferenceSid = subject.ConferenceSid,
            Status = RecordingRecord.InProgress,
            Channels = order is { DualChannel: true, Track: RecordingTrack.Both } ? 2 : 1,
            Source = order.Source,
            Track = order.Track.ToWire(),
            StartTime = now,
            DateCreated = now,
            DateUpdated = now,
        };
        var url = $"{services.Settings.PublicUrl.TrimEnd('/')}/{CallWords.ApiVersion}/Accounts/{account}/Recordings/{sid}";
        var ledger = new RecordLedger<RecordingRecord>(services.Stores.Recordings.SaveAsync, subject.CallSid.Value, services.Log);
        return new ActiveRecording(
            record,
            url,
            Begin(record, order, begin),
            ledger,
            services.Clock,
            (changed, @event) => Tell(changed, order, url, @event),
            active => FollowAsync(active, order, ledger));
    }

    private LegRecording Begin(RecordingRecord record, RecordingOrder order, Func<RecordingRequest, LegRecording> begin)
    {
        string path;
        try
        {
            path = services.Stores.Recordings.PathOf(record.AccountSid, record.Sid);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The account's folder cannot be made: the call goes on without the recording, and it is said so.
            return LegRecording.Over(new RecordingResult(RecordingEndReason.Failed, TimeSpan.Zero, 0, Error: exception.Message));
        }

        return begin(new RecordingRequest
        {
            Path = path,
            Track = order.Track,
            DualChannel = order.DualChannel,
            MaxLength = order.MaxLength,
            SilenceTimeout = order.SilenceTimeout,
            FinishOnKeys = order.FinishOnKeys,
            TrimSilence = order.Trim,
        });
    }

    private async Task<FinishedRecording> FollowAsync(ActiveRecording recording, RecordingOrder order, RecordLedger<RecordingRecord> ledger)
    {
        var first = recording.Record;
        ledger.Save(first);
        await ledger.FlushAsync();
        Tell(first, order, recording.Url, first.Status);
        var result = await recording.Ended;
        var last = recording.Close(record => record with
        {
            Status = result.Reason == RecordingEndReason.Failed && result.Bytes == 0 ? "failed" : result.Duration <= TimeSpan.Zero ? "absent" : "completed",
            Duration = (int)Math.Round(result.Duration.TotalSeconds, MidpointRounding.AwayFromZero),
            Bytes = result.Bytes,
            ErrorCode = result.Reason == RecordingEndReason.Failed ? ErrorCatalogue.RecordFailed.Code : null,
            DateUpdated = services.Clock.GetUtcNow(),
        });
        if (result.Reason == RecordingEndReason.Failed)
        {
            VoiceLog.RecordingFailed(services.Log, last.CallSid.Value, last.Sid.Value, result.Error ?? "");
            await notifier.ReportAsync(ErrorCatalogue.RecordFailed, result.Error ?? ErrorCatalogue.RecordFailed.Message, isWarning: true);
        }

        if (last.Status != "absent")
        {
            ledger.Save(last);
        }

        await ledger.FlushAsync();
        if (last.Status == "absent")
        {
            await DeleteAsync(last);
        }

        Tell(last, order, recording.Url, last.Status);
        return new FinishedRecording(last, result);
    }

    private async Task DeleteAsync(RecordingRecord record)
    {
        try
        {
            await services.Stores.Recordings.DeleteAsync(record.AccountSid, record.Sid, CancellationToken.None);
        }
#pragma warning disable CA1031 // A store that fails must not end the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            VoiceLog.RecordNotKept(services.Log, exception, record.CallSid.Value);
        }
    }

    private void Tell(RecordingRecord record, RecordingOrder order, string url, string @event)
    {
        // Who waits for the end is told of this end too.
        var isWanted = order.CallbackEvents.Contains(@event) || (@event == "failed" && order.CallbackEvents.Contains("completed"));
        if (order.Callback is not { } callback || !isWanted)
        {
            return;
        }

        List<KeyValuePair<string, string>> parameters =
        [
            new("AccountSid", record.AccountSid.Value),
            record.ConferenceSid is { } conference ? new("ConferenceSid", conference.Value) : new("CallSid", record.CallSid.Value),
            new("RecordingSid", record.Sid.Value),
            new("RecordingUrl", url),
            new("RecordingStatus", record.Status),
            new("RecordingChannels", record.Channels.ToWire()),
            new("RecordingSource", record.Source),
            new("RecordingTrack", record.Track),
            new("RecordingStartTime", record.StartTime.ToWire()),
        ];
        if (record.Duration is { } duration)
        {
            parameters.Add(new("RecordingDuration", duration.ToWire()));
        }

        if (record.ErrorCode is { } code)
        {
            parameters.Add(new("ErrorCode", code.ToWire()));
        }

        callbacks.Send(new CallbackMessage($"recording {@event}", callback, order.CallbackMethod, [.. parameters]));
    }
}
