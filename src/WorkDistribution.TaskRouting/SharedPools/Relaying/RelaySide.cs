using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.SharedPools.Relaying;

/// <summary>One side of a grant: its workspace, reached as its account.</summary>
/// <param name="router">The way to it.</param>
/// <param name="account">Whose.</param>
/// <param name="workspace">Which.</param>
/// <param name="grant">On whose behalf: shown as the actor, since it is all that may be known of the other side.</param>
internal sealed class RelaySide(ITaskRouter router, AccountSid account, WorkspaceSid workspace, PoolGrantSid grant)
{
    private const int TooMany = 429;
    private const int Faulty = 500;

    private readonly Actor _actor = new("pool", grant.Value, Source: "pool");

    /// <summary>Asks or changes something.</summary>
    /// <returns>null when it is not there, or not in the state that the change needs: the caller looks anew.</returns>
    /// <exception cref="RelayUnavailableException">The workspace takes no commands now.</exception>
    public async Task<T?> SendAsync<T>(WorkspaceCommand<T> command, CancellationToken cancellationToken)
        where T : class
    {
        var result = await TryAsync(command, cancellationToken);
        return result.Succeeded ? result.Value : null;
    }

    /// <summary>The same, with the reasons of a refusal.</summary>
    /// <exception cref="RelayUnavailableException">The workspace takes no commands now.</exception>
    public async Task<RoutingResult<T>> TryAsync<T>(WorkspaceCommand<T> command, CancellationToken cancellationToken)
    {
        var result = await router.SendAsync(account, workspace, command with { Actor = _actor }, cancellationToken);
        return !result.Succeeded && result.Faults[0].Error.HttpStatus is TooMany or >= Faulty
            ? throw new RelayUnavailableException(result.Faults[0].Detail ?? result.Faults[0].Error.Message)
            : result;
    }

    /// <summary>All pages of a list; nothing when there is no such list.</summary>
    /// <exception cref="RelayUnavailableException">The workspace takes no commands now.</exception>
    public async Task<List<T>> AllAsync<T>(Func<PageRequest, WorkspaceCommand<Page<T>>> list, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        string? token = null;
        do
        {
            var page = await SendAsync(list(new PageRequest(PageRequest.MaxSize, Token: token)), cancellationToken);
            all.AddRange(page?.Items ?? []);
            token = page?.NextToken;
        }
        while (token is not null);
        return all;
    }
}
