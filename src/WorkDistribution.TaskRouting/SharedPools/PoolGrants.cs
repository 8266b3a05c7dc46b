using Microsoft.Extensions.Options;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.SharedPools.Relaying;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.SharedPools;

/// <inheritdoc cref="ISharedPools"/>
/// <param name="book">The grants.</param>
/// <param name="bridge">Relays them.</param>
/// <param name="router">The way to workspaces.</param>
/// <param name="accounts">Which accounts there are.</param>
/// <param name="options">Limits.</param>
/// <param name="sids">New identifiers.</param>
/// <param name="clock">The time.</param>
internal sealed class PoolGrants(PoolBook book, PoolBridge bridge, ITaskRouter router, IPoolAccounts accounts, IOptions<TaskRoutingOptions> options, ISidSource sids, TimeProvider clock) : ISharedPools
{
    private const int MostCapacity = 50;

    private static readonly RoutingFault NoGrant = new(ErrorCatalogue.NotFound, "There is no such grant");
    private static readonly RoutingFault NoPool = new(ErrorCatalogue.NotFound, "There is no such pool");

    /// <inheritdoc/>
    public async Task<RoutingResult<PoolGrant>> CreateAsync(AccountSid lender, WorkspaceSid workspace, TaskQueueSid queue, CreatePoolGrant command, CancellationToken cancellationToken)
    {
        var found = await router.SendAsync(lender, workspace, new FetchTaskQueue(queue), cancellationToken);
        if (!found.Succeeded)
        {
            return RoutingResult<PoolGrant>.Refused(found.Faults);
        }

        var checks = new Checks();
        checks.Name(command.FriendlyName);
        checks.Attributes(command.Attributes);
        checks.Range(command.Capacity, 1, MostCapacity, "Capacity");
        checks.Range(command.Priority, 0, int.MaxValue, "Priority");
        checks.Require(command.BorrowerAccountSid != lender, "BorrowerAccountSid", "must be another account");
        checks.Require(await accounts.IsActiveAsync(command.BorrowerAccountSid, cancellationToken), "BorrowerAccountSid", "there is no such account");
        if (book.All.Count(grant => grant.LenderAccountSid == lender) >= options.Value.MaxPoolGrants)
        {
            checks.Add(new(ErrorCatalogue.Conflict, $"The account has its {options.Value.MaxPoolGrants} grants: no more can be made"));
        }

        if (checks.Failed)
        {
            return RoutingResult<PoolGrant>.Refused(checks.Faults);
        }

        var now = clock.GetUtcNow();
        var made = new PoolGrant
        {
            Sid = sids.NewOrdered<PoolGrantSid>(now),
            LenderAccountSid = lender,
            LenderWorkspaceSid = workspace,
            TaskQueueSid = queue,
            BorrowerAccountSid = command.BorrowerAccountSid,
            FriendlyName = command.FriendlyName,
            Attributes = command.Attributes,
            Capacity = command.Capacity ?? 1,
            Priority = command.Priority ?? 0,
            Status = PoolGrantStatus.Offered,
            DateCreated = now,
            DateUpdated = now,
        };
        await book.AddAsync(made);
        bridge.Changed(made);
        return made;
    }

    /// <inheritdoc/>
    public async Task<RoutingResult<Page<PoolGrant>>> ListAsync(AccountSid lender, WorkspaceSid workspace, TaskQueueSid queue, PageRequest page, CancellationToken cancellationToken)
    {
        var found = await router.SendAsync(lender, workspace, new FetchTaskQueue(queue), cancellationToken);
        return found.Succeeded ? Page(grant => IsLent(grant, lender, workspace, queue), page) : RoutingResult<Page<PoolGrant>>.Refused(found.Faults);
    }

    /// <inheritdoc/>
    public RoutingResult<PoolGrant> Fetch(AccountSid lender, WorkspaceSid workspace, TaskQueueSid queue, PoolGrantSid sid) =>
        book.Find(sid) is { } grant && IsLent(grant, lender, workspace, queue) ? grant : NoGrant;

    /// <inheritdoc/>
    public Task<RoutingResult<Nothing>> RevokeAsync(AccountSid lender, WorkspaceSid workspace, TaskQueueSid queue, PoolGrantSid sid, bool now, CancellationToken cancellationToken) =>
        Fetch(lender, workspace, queue, sid).Succeeded ? EndAsync(sid, now) : Task.FromResult<RoutingResult<Nothing>>(NoGrant);

    /// <inheritdoc/>
    public async Task<RoutingResult<Page<PoolGrant>>> ListPoolsAsync(AccountSid borrower, WorkspaceSid workspace, PageRequest page, CancellationToken cancellationToken)
    {
        var found = await router.SendAsync(borrower, workspace, new FetchWorkspace(), cancellationToken);
        return found.Succeeded ? Page(grant => IsBorrowed(grant, borrower, workspace), page) : RoutingResult<Page<PoolGrant>>.Refused(found.Faults);
    }

    /// <inheritdoc/>
    public async Task<RoutingResult<PoolGrant>> FetchPoolAsync(AccountSid borrower, WorkspaceSid workspace, PoolGrantSid sid, CancellationToken cancellationToken)
    {
        var found = await router.SendAsync(borrower, workspace, new FetchWorkspace(), cancellationToken);
        return !found.Succeeded ? RoutingResult<PoolGrant>.Refused(found.Faults) : book.Find(sid) is { } grant && IsBorrowed(grant, borrower, workspace) ? grant : NoPool;
    }

    /// <inheritdoc/>
    public async Task<RoutingResult<PoolGrant>> AcceptAsync(AccountSid borrower, WorkspaceSid workspace, PoolGrantSid sid, string? friendlyName, CancellationToken cancellationToken)
    {
        var offered = await FetchPoolAsync(borrower, workspace, sid, cancellationToken);
        if (!offered.Succeeded)
        {
            return offered;
        }

        if (!(await router.SendAsync(offered.Value.LenderAccountSid, offered.Value.LenderWorkspaceSid, new FetchTaskQueue(offered.Value.TaskQueueSid), cancellationToken)).Succeeded)
        {
            return NoPool;
        }

        var pool = new PoolWorker(new RelaySide(router, borrower, workspace, sid));
        var refused = new List<RoutingFault>();
        try
        {
            var changed = await book.ChangeAsync(sid, async grant =>
            {
                if (grant.Status != PoolGrantStatus.Offered)
                {
                    refused.Add(new(ErrorCatalogue.Conflict, grant.IsRevoking ? "The pool is being given back" : "The pool is accepted already"));
                    return grant;
                }

                var worker = await pool.MakeAsync(grant, friendlyName ?? grant.FriendlyName, cancellationToken);
                if (!worker.Succeeded)
                {
                    refused.AddRange(worker.Faults);
                    return grant;
                }

                await pool.FitAsync(grant, worker.Value.Worker.Sid, cancellationToken);
                return grant with { Status = PoolGrantStatus.Accepted, BorrowerWorkspaceSid = workspace, PoolWorkerSid = worker.Value.Worker.Sid, DateUpdated = clock.GetUtcNow() };
            });
            if (refused.Count > 0 || changed is not { After: { } accepted })
            {
                return refused.Count > 0 ? RoutingResult<PoolGrant>.Refused(refused) : NoPool;
            }

            // Its relay first: what is offered to it is relayed from the first moment on.
            bridge.Changed(accepted);
            return accepted;
        }
        catch (RelayUnavailableException unavailable)
        {
            return new RoutingFault(ErrorCatalogue.ServiceUnavailable, unavailable.Message);
        }
    }

    /// <inheritdoc/>
    public async Task<RoutingResult<Nothing>> LeaveAsync(AccountSid borrower, WorkspaceSid workspace, PoolGrantSid sid, bool now, CancellationToken cancellationToken)
    {
        var found = await FetchPoolAsync(borrower, workspace, sid, cancellationToken);
        return found.Succeeded ? await EndAsync(sid, now) : RoutingResult<Nothing>.Refused(found.Faults);
    }

    private static bool IsLent(PoolGrant grant, AccountSid lender, WorkspaceSid workspace, TaskQueueSid queue) =>
        grant.LenderAccountSid == lender && grant.LenderWorkspaceSid == workspace && grant.TaskQueueSid == queue;

    private static bool IsBorrowed(PoolGrant grant, AccountSid borrower, WorkspaceSid workspace) =>
        grant.BorrowerAccountSid == borrower && (grant.BorrowerWorkspaceSid is null || grant.BorrowerWorkspaceSid == workspace);

    private Page<PoolGrant> Page(Func<PoolGrant, bool> matches, PageRequest page)
    {
        var found = book.All.Where(matches).OrderBy(static grant => grant.DateCreated).ThenBy(static grant => grant.Sid.Value, StringComparer.Ordinal).ToList();
        return Sorted.Page(found, page, static grant => (grant.DateCreated.UtcTicks, grant.Sid.Value), false, static grant => grant);
    }

    /// <summary>Ends a grant: one that nobody has taken at once, another when its relay has settled it. What is being ended with care can still be ended now, not the other way round.</summary>
    private async Task<RoutingResult<Nothing>> EndAsync(PoolGrantSid sid, bool now)
    {
        var changed = await book.ChangeAsync(sid, grant => Task.FromResult(grant.Status switch
        {
            PoolGrantStatus.Offered => null,
            PoolGrantStatus.RevokingNow => grant,
            _ => grant with { Status = now ? PoolGrantStatus.RevokingNow : PoolGrantStatus.Revoking, DateUpdated = clock.GetUtcNow() },
        }));
        if (changed is { } ended)
        {
            if (ended.After is { } settling)
            {
                bridge.Changed(settling);
            }
            else
            {
                bridge.Forgotten(sid);
            }
        }

        return Nothing.Value;
    }
}
