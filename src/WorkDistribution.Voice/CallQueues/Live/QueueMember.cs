using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.CallQueues.Live;

/// <summary>A call that waits. Either it is claimed or it leaves: whoever is first wins, and the other learns it. Safe from any thread.</summary>
/// <param name="callSid">The call.</param>
/// <param name="enqueuedAt">When it entered.</param>
internal sealed class QueueMember(CallSid callSid, DateTimeOffset enqueuedAt)
{
    private readonly TaskCompletionSource<QueueClaim?> _out = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The call.</summary>
    public CallSid CallSid => callSid;

    /// <summary>When it entered.</summary>
    public DateTimeOffset EnqueuedAt => enqueuedAt;

    /// <summary>Its number in the order of arrival; given by the queue.</summary>
    public long Ticket { get; set; }

    /// <summary>The task that it is; null in a plain queue, and for the moment until the task is made.</summary>
    public TaskSid? TaskSid { get; set; }

    /// <summary>Ends when it waits no more: with the claim, or with null when it left by itself.</summary>
    public Task<QueueClaim?> Out => _out.Task;

    /// <summary>Whether it still waits.</summary>
    public bool IsWaiting => !_out.Task.IsCompleted;

    /// <summary>Takes it. false when it is taken, or has left.</summary>
    public bool TryClaim(QueueClaim claim) => _out.TrySetResult(claim);

    /// <summary>Leaves. false when it was claimed before: the claimer counts on it.</summary>
    public bool TryLeave() => _out.TrySetResult(null);

    /// <summary>The same call waiting again, in its old place: the claimer went away before they met.</summary>
    public QueueMember Again() => new(callSid, enqueuedAt) { Ticket = Ticket, TaskSid = TaskSid };
}
