using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Rehearsal.Reports;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Rehearsal;

/// <summary>Rehearses workflows: leads the tasks of a period once more through a copy of the workspace, on a clock of its own. Changes nothing.</summary>
/// <remarks>Safe from any thread; live workspaces only give their copy. One at a time for an account: one more is refused with 20429 (429); those of other accounts wait for their turn.</remarks>
public interface IWorkflowRehearsals
{
    /// <summary>Rehearses one.</summary>
    /// <returns>What came of it; or every fault of the document and the period, 404 where there is no such workflow, 429 where a rehearsal of the account is under way, 400 where there is more than <see cref="RehearsalOptions"/> allow.</returns>
    Task<RoutingResult<RehearsalReport>> RehearseAsync(AccountSid account, WorkspaceSid workspace, RehearseWorkflow request, CancellationToken cancellationToken);
}
