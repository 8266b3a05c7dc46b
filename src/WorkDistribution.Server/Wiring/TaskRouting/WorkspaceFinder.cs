using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Finds the workspace of something that is named without one: documents of calls name workflows, tasks and reservations only.</summary>
internal sealed class WorkspaceFinder(ITaskRouter router)
{
    /// <summary>Asks the account's workspaces, one after the other, until one knows it.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="question">Fetches the thing.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The workspace and the thing; null when no workspace of the account has it.</returns>
    public async Task<(WorkspaceSid Workspace, TResult Found)?> FindAsync<TResult>(AccountSid account, WorkspaceCommand<TResult> question, CancellationToken cancellationToken)
        where TResult : class
    {
        string? token = null;
        do
        {
            var page = await router.ListAsync(account, null, new PageRequest(PageRequest.MaxSize, Token: token), cancellationToken);
            token = page.NextToken;
            foreach (var view in page.Items)
            {
                if (await router.SendAsync(account, view.Workspace.Sid, question, cancellationToken) is { Succeeded: true, Value: { } found })
                {
                    return (view.Workspace.Sid, found);
                }
            }
        }
        while (token is not null);
        return null;
    }
}
