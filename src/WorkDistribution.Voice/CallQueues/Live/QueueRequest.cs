using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.CallQueues.Live;

/// <summary>What is posted to a queue's mailbox.</summary>
internal abstract record QueueRequest
{
    private QueueRequest()
    {
    }

    /// <summary>To enter; Full from this many on.</summary>
    public sealed record Enter(QueueMember Member, int Limit, TaskCompletionSource<QueueEntry> Done) : QueueRequest;

    /// <summary>To take the member of a call (null: the front); Done gets null when there is none.</summary>
    public sealed record Claim(CallSid? CallSid, QueueClaim Value, TaskCompletionSource<QueuePlace?> Done) : QueueRequest;

    /// <summary>To take the front as soon as there is one. Who gives up completes Done.</summary>
    public sealed record Await(QueueClaim Value, TaskCompletionSource<QueueMember?> Done) : QueueRequest;

    /// <summary>To know the place of a call (null: of the front); Done gets null when it does not wait.</summary>
    public sealed record Locate(CallSid? CallSid, TaskCompletionSource<QueuePlace?> Done) : QueueRequest;

    /// <summary>To know the line.</summary>
    public sealed record List(long BehindTicket, int Skip, int Count, TaskCompletionSource<QueuePage> Done) : QueueRequest;

    /// <summary>To close it, when nobody waits.</summary>
    public sealed record Close(TaskCompletionSource<bool> Done) : QueueRequest;

    /// <summary>Somebody waits beside the mailbox: one who left, or who comes back.</summary>
    public sealed record Wake : QueueRequest;
}
