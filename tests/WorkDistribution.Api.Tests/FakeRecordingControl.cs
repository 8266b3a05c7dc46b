using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Api.Tests;

/// <summary>The recording that is asked about as the store has it, with the status asked for; and the commands given.</summary>
public sealed class FakeRecordingControl(IRecordingStore store) : IRecordingControl
{
    public List<object> Commands { get; } = [];

    /// <summary>What a start answers; null refuses it.</summary>
    public RecordingRecord? Started { get; set; }

    public Task<RecordingOutcome> StartAsync(StartRecordingCommand command, CancellationToken cancellationToken)
    {
        Commands.Add(command);
        return Task.FromResult<RecordingOutcome>(Started is { } started ? new RecordingOutcome.Done(started) : new RecordingOutcome.Refused(ErrorCatalogue.CallNotInProgress));
    }

    public async Task<RecordingOutcome> UpdateAsync(UpdateRecordingCommand command, CancellationToken cancellationToken)
    {
        Commands.Add(command);
        return await store.FindAsync(command.AccountSid, command.Sid!.Value, cancellationToken) is { IsFinal: false } found
            ? new RecordingOutcome.Done(found with { Status = command.Change == RecordingChange.Stop ? "completed" : "paused" })
            : new RecordingOutcome.Refused(ErrorCatalogue.NotFound);
    }
}
