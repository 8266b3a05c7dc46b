using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.CallQueues.Tasks;

/// <summary>A call that is to become a task.</summary>
/// <param name="AccountSid">Whose.</param>
/// <param name="WorkflowSid">The workflow that leads it.</param>
/// <param name="CallSid">The call; it waits already when this is asked.</param>
/// <param name="Attributes">JSON object: what the document said, and the call's properties (<see cref="CallTaskAttributes"/>).</param>
/// <param name="Priority">0 or more; null where the document does not say.</param>
/// <param name="Timeout">Longest life of the task; null where the document does not say.</param>
public sealed record CallTaskOrder(AccountSid AccountSid, WorkflowSid WorkflowSid, CallSid CallSid, string Attributes, int? Priority, TimeSpan? Timeout);
