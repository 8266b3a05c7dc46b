using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.SharedPools;

/// <summary>Grants of pools of workers from account to account (R3-4). The lender makes, sees and revokes them under a queue of its own; the borrower sees and takes those made to it in a workspace of its own.</summary>
/// <remarks>Safe from any thread. What is not the account's, on the side that it asks from, is not found.</remarks>
public interface ISharedPools
{
    /// <summary>The lender offers a queue's workers.</summary>
    Task<RoutingResult<PoolGrant>> CreateAsync(AccountSid lender, WorkspaceSid workspace, TaskQueueSid queue, CreatePoolGrant command, CancellationToken cancellationToken);

    /// <summary>The lender's grants of a queue, by date of creation.</summary>
    Task<RoutingResult<Page<PoolGrant>>> ListAsync(AccountSid lender, WorkspaceSid workspace, TaskQueueSid queue, PageRequest page, CancellationToken cancellationToken);

    /// <summary>One of the lender's grants of a queue.</summary>
    RoutingResult<PoolGrant> Fetch(AccountSid lender, WorkspaceSid workspace, TaskQueueSid queue, PoolGrantSid sid);

    /// <summary>The lender revokes a grant: offers are taken back, and what was accepted is finished first.</summary>
    /// <param name="lender">Who.</param>
    /// <param name="workspace">Its workspace.</param>
    /// <param name="queue">Its queue.</param>
    /// <param name="sid">Which.</param>
    /// <param name="now">What was accepted is taken back too: the borrower's tasks wait again. Can also be asked for after a revocation without.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<RoutingResult<Nothing>> RevokeAsync(AccountSid lender, WorkspaceSid workspace, TaskQueueSid queue, PoolGrantSid sid, bool now, CancellationToken cancellationToken);

    /// <summary>What the borrower may take, and has taken in this workspace, by date of creation.</summary>
    Task<RoutingResult<Page<PoolGrant>>> ListPoolsAsync(AccountSid borrower, WorkspaceSid workspace, PageRequest page, CancellationToken cancellationToken);

    /// <summary>One of those.</summary>
    Task<RoutingResult<PoolGrant>> FetchPoolAsync(AccountSid borrower, WorkspaceSid workspace, PoolGrantSid sid, CancellationToken cancellationToken);

    /// <summary>The borrower takes what was offered: its workspace gets a pool worker.</summary>
    /// <param name="borrower">Who.</param>
    /// <param name="workspace">Its workspace.</param>
    /// <param name="sid">Which grant.</param>
    /// <param name="friendlyName">Name of the pool worker; null: the grant's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<RoutingResult<PoolGrant>> AcceptAsync(AccountSid borrower, WorkspaceSid workspace, PoolGrantSid sid, string? friendlyName, CancellationToken cancellationToken);

    /// <summary>The borrower gives a pool back, or declines an offer; the grant is no more.</summary>
    Task<RoutingResult<Nothing>> LeaveAsync(AccountSid borrower, WorkspaceSid workspace, PoolGrantSid sid, bool now, CancellationToken cancellationToken);
}
