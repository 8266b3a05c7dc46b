using System.Runtime.CompilerServices;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Assignments.Callbacks;

/// <summary>Reads back, after a restart, the reservations that wait for an answer.</summary>
/// <param name="workspaces">Which there are.</param>
/// <param name="routing">The way to them.</param>
internal sealed class PendingOffers(IWorkspaceStore workspaces, RoutingSide routing)
{
    /// <summary>All of them, workspace by workspace. Instructions that were under way died with the calls they made: their marks are taken back.</summary>
    public async IAsyncEnumerable<Offer> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var workspace in await workspaces.ListAsync(cancellationToken))
        {
            var workflows = new Dictionary<WorkflowSid, Workflow?>();
            string? token = null;
            do
            {
                var page = await SendAsync(workspace, new ListReservations(null, null, ReservationStatus.Pending, new PageRequest(PageRequest.MaxSize, Token: token)), cancellationToken);
                token = page.Value?.NextToken;
                foreach (var view in page.Value?.Items ?? [])
                {
                    if (view.Reservation.IsInstructed)
                    {
                        await SendAsync(workspace, new EndInstruction(view.Reservation.Sid), cancellationToken);
                    }

                    yield return new Offer(workspace, view.Reservation, view.Task, view.Worker, await WorkflowAsync(workspace, view.Task.Task.WorkflowSid, workflows, cancellationToken), null);
                }
            }
            while (token is not null);
        }
    }

    private async Task<Workflow?> WorkflowAsync(Workspace workspace, WorkflowSid? sid, Dictionary<WorkflowSid, Workflow?> known, CancellationToken cancellationToken)
    {
        if (sid is not { } which)
        {
            return null;
        }

        if (!known.TryGetValue(which, out var workflow))
        {
            known[which] = workflow = (await SendAsync(workspace, new FetchWorkflow(which), cancellationToken)).Value;
        }

        return workflow;
    }

    private Task<RoutingResult<TResult>> SendAsync<TResult>(Workspace workspace, WorkspaceCommand<TResult> command, CancellationToken cancellationToken) =>
        routing.Router().SendAsync(workspace.AccountSid, workspace.Sid, command, cancellationToken);
}
