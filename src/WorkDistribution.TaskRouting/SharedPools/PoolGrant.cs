using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.SharedPools;

/// <summary>What one account (the lender) lets another (the borrower) use: the workers of one of its queues, as one pool worker (R3-4). Both sides say yes, and either ends it at any moment.</summary>
/// <remarks>The only thing that names two accounts. Neither side is shown the other's part of it.</remarks>
public sealed record PoolGrant
{
    /// <summary>Its identifier: the one name that both sides know.</summary>
    public required PoolGrantSid Sid { get; init; }

    /// <summary>The lender.</summary>
    public required AccountSid LenderAccountSid { get; init; }

    /// <summary>The lender's workspace.</summary>
    public required WorkspaceSid LenderWorkspaceSid { get; init; }

    /// <summary>The lender's queue: guest tasks are put into it.</summary>
    public required TaskQueueSid TaskQueueSid { get; init; }

    /// <summary>The borrower.</summary>
    public required AccountSid BorrowerAccountSid { get; init; }

    /// <summary>The borrower's workspace; null before it was accepted.</summary>
    public WorkspaceSid? BorrowerWorkspaceSid { get; init; }

    /// <summary>The pool as a worker of the borrower's workspace; null before it was accepted.</summary>
    public WorkerSid? PoolWorkerSid { get; init; }

    /// <summary>What the lender calls it, 1 to 256 characters; the borrower sees it.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>JSON object that the lender shows of the pool: the pool worker's attributes, with the grant beside them.</summary>
    public required string Attributes { get; init; }

    /// <summary>Tasks of each task channel that the pool takes at once, 1 to 50.</summary>
    public required int Capacity { get; init; }

    /// <summary>Priority of guest tasks in the lender's queue, 0 or more; the borrower's own says nothing there.</summary>
    public required int Priority { get; init; }

    /// <summary>Where it stands.</summary>
    public required PoolGrantStatus Status { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }

    /// <summary>Whether it is being ended.</summary>
    public bool IsRevoking => Status is PoolGrantStatus.Revoking or PoolGrantStatus.RevokingNow;
}
