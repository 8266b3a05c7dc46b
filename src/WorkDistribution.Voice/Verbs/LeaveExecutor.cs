using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Leave: ends the wait.</summary>
internal sealed class LeaveExecutor : VerbExecutor<LeaveVerb>
{
    /// <inheritdoc/>
    protected override ValueTask<VerbOutcome> ExecuteAsync(LeaveVerb verb, VerbContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult<VerbOutcome>(VerbOutcome.Leave.Queue);
}
