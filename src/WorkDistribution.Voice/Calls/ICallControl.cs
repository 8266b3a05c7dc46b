using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Calls;

/// <summary>What REST may do to calls. Implemented in Voice, used by Api.</summary>
public interface ICallControl
{
    /// <summary>Starts an outgoing call; the answer comes when its record is stored (status queued), not when it rings.</summary>
    Task<CallCommandOutcome> CreateAsync(CreateCallCommand command, CancellationToken cancellationToken);

    /// <summary>Changes a live call: redirect, complete or cancel.</summary>
    Task<CallCommandOutcome> UpdateAsync(UpdateCallCommand command, CancellationToken cancellationToken);

    /// <summary>Number of calls that are live now, all accounts.</summary>
    int LiveCalls { get; }
}
