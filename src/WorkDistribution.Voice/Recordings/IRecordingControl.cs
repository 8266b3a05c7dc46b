namespace WorkDistribution.Voice.Recordings;

/// <summary>What REST may do to recordings that run. Implemented in Voice, used by Api. Safe from any thread.</summary>
public interface IRecordingControl
{
    /// <summary>Begins a recording of a live call; the answer comes when its record is stored.</summary>
    Task<RecordingOutcome> StartAsync(StartRecordingCommand command, CancellationToken cancellationToken);

    /// <summary>Pauses a recording, lets it go on, or ends it; an end is answered when its file is complete.</summary>
    Task<RecordingOutcome> UpdateAsync(UpdateRecordingCommand command, CancellationToken cancellationToken);
}
