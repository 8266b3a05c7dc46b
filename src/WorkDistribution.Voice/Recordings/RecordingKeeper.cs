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
            Status = "in-progress",
            Channels = order.DualChannel ? 2 : 1,
            Source = order.Source,
            Track = order.Track switch { RecordingTrack.Received => "inbound", RecordingTrack.Sent => "outbound", _ => "both" },
            StartTime = now,
            DateCreated = now,
            DateUpdated = now,
        };
        var leg = begin(new RecordingRequest
        {
            Path = services.Stores.Recordings.PathOf(account, sid),
            Track = order.Track,
            DualChannel = order.DualChannel,
            MaxLength = order.MaxLength,
            SilenceTimeout = order.SilenceTimeout,
            FinishOnKeys = order.FinishOnKeys,
            TrimSilence = order.Trim,
        });
        var url = $"{services.Settings.PublicUrl.TrimEnd('/')}/{CallWords.ApiVersion}/Accounts/{account}/Recordings/{sid}";
        return new ActiveRecording(sid, url, leg, FollowAsync(record, leg, order, url));
    }

    private async Task<FinishedRecording> FollowAsync(RecordingRecord record, LegRecording leg, RecordingOrder order, string url)
    {
        await SaveAsync(record);
        Tell(record, order, url);
        var result = await leg.Ended;
        var finished = record with
        {
            Status = result.Reason == RecordingEndReason.Failed && result.Bytes == 0 ? "failed" : result.Duration <= TimeSpan.Zero ? "absent" : "completed",
            Duration = (int)Math.Round(result.Duration.TotalSeconds, MidpointRounding.AwayFromZero),
            Bytes = result.Bytes,
            ErrorCode = result.Reason == RecordingEndReason.Failed ? ErrorCatalogue.RecordFailed.Code : null,
            DateUpdated = services.Clock.GetUtcNow(),
        };
        if (result.Reason == RecordingEndReason.Failed)
        {
            VoiceLog.RecordingFailed(services.Log, record.CallSid.Value, record.Sid.Value, result.Error ?? "");
            await notifier.ReportAsync(ErrorCatalogue.RecordFailed, result.Error ?? ErrorCatalogue.RecordFailed.Message, isWarning: true);
        }

        await (finished.Status == "absent" ? DeleteAsync(finished) : SaveAsync(finished));
        Tell(finished, order, url);
        return new FinishedRecording(finished, result);
    }

    private async Task SaveAsync(RecordingRecord record)
    {
        try
        {
            await services.Stores.Recordings.SaveAsync(record, CancellationToken.None);
        }
#pragma warning disable CA1031 // The audio is on disk; a store that fails must not end the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            VoiceLog.RecordNotKept(services.Log, exception, record.CallSid.Value);
        }
    }

    private async Task DeleteAsync(RecordingRecord record)
    {
        try
        {
            await services.Stores.Recordings.DeleteAsync(record.AccountSid, record.Sid, CancellationToken.None);
        }
#pragma warning disable CA1031 // Likewise.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            VoiceLog.RecordNotKept(services.Log, exception, record.CallSid.Value);
        }
    }

    private void Tell(RecordingRecord record, RecordingOrder order, string url)
    {
        if (order.Callback is not { } callback || !order.CallbackEvents.Contains(record.Status))
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

        callbacks.Send(new CallbackMessage($"recording {record.Status}", callback, order.CallbackMethod, [.. parameters]));
    }
}
