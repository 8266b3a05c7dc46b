using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Recording;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Conferences.Rooms;

namespace WorkDistribution.Voice.Recordings;

/// <summary>What REST does to recordings of live calls and conferences.</summary>
internal sealed class RecordingControl(CallRegistry calls, ConferenceRooms rooms) : IRecordingControl
{
    /// <inheritdoc/>
    public Task<RecordingOutcome> StartAsync(StartRecordingCommand command, CancellationToken cancellationToken)
    {
        if (calls.Find(command.AccountSid, command.CallSid) is not { Leg: { State.IsUp: true, Media: { } media } } call)
        {
            return Refused(ErrorCatalogue.CallNotInProgress, "The call is not in progress: it cannot be recorded.");
        }

        if (call.Recorder.Count >= CallRecorder.MostAtOnce)
        {
            return Refused(ErrorCatalogue.CallNotInProgress, $"The call has {CallRecorder.MostAtOnce} recordings that run, as many as it may.");
        }

        var recording = call.Recorder.Start(media, new RecordingOrder
        {
            Source = "StartCallRecordingAPI",
            Track = RecordingWords.ToTrack(command.Track),
            DualChannel = command.DualChannel,
            MaxLength = call.Services.Settings.MaxCallDuration,
            Trim = command.Trim,
            Callback = command.Callback?.Url,
            CallbackMethod = command.Callback?.Method ?? WebhookMethod.Post,
            CallbackEvents = command.Callback is { Events: { IsDefaultOrEmpty: false } events } ? events : ["completed"],
        });
        return KeptAsync(recording, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<RecordingOutcome> UpdateAsync(UpdateRecordingCommand command, CancellationToken cancellationToken)
    {
        if (Find(command) is not { } recording)
        {
            return await Refused(ErrorCatalogue.NotFound);
        }

        if (command.Change == RecordingChange.Stop)
        {
            recording.Stop();
            return new RecordingOutcome.Done((await recording.Finished.WaitAsync(cancellationToken)).Record);
        }

        var pause = command.Change switch
        {
            RecordingChange.PauseSilent => RecordingPause.Silence,
            RecordingChange.PauseSkipped => RecordingPause.Skip,
            _ => RecordingPause.None,
        };
        return recording.TryPause(pause) ? await KeptAsync(recording, cancellationToken) : await Refused(ErrorCatalogue.NotFound);
    }

    private static Task<RecordingOutcome> Refused(ErrorCode error, string? detail = null) => Task.FromResult<RecordingOutcome>(new RecordingOutcome.Refused(error, detail));

    private static async Task<RecordingOutcome> KeptAsync(ActiveRecording recording, CancellationToken cancellationToken)
    {
        var record = recording.Record;
        await recording.KeptAsync().WaitAsync(cancellationToken);
        return new RecordingOutcome.Done(record);
    }

    private ActiveRecording? Find(UpdateRecordingCommand command)
    {
        if (command.ConferenceSid is { } conference)
        {
            return rooms.Find(command.AccountSid, conference)?.Recording is { Ended.IsCompleted: false } one && (command.Sid is null || command.Sid == one.Sid) ? one : null;
        }

        if (command.CallSid is not { } sid || calls.Find(command.AccountSid, sid) is not { } call)
        {
            return null;
        }

        return command.Sid is { } recording ? call.Recorder.Find(recording) : call.Recorder.Current;
    }
}
