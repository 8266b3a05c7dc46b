using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Completes, after a restart, the tasks of calls whose conversation died with the server, so that their workers are free again.</summary>
internal sealed class InterruptedConversations(IWorkspaceStore workspaces, ITaskRouter router, ICallStore calls, ILogger<InterruptedConversations> logger)
{
    private const string Reason = "server-restarted";

    /// <summary>Looks through the reservations that live. Calls that were live are closed already.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        var closed = 0;
        foreach (var workspace in await workspaces.ListAsync(cancellationToken))
        {
            string? token = null;
            do
            {
                var page = await router.SendAsync(
                    workspace.AccountSid,
                    workspace.Sid,
                    new ListReservations(null, null, ReservationStatus.Accepted, new PageRequest(PageRequest.MaxSize, Token: token)),
                    cancellationToken);
                token = page.Value?.NextToken;
                foreach (var view in page.Value?.Items ?? [])
                {
                    if (AttributeReader.Call(view.Task.Task.Attributes) is { } call
                        && await calls.FindAsync(workspace.AccountSid, call, cancellationToken) is { EndReason: Reason })
                    {
                        closed++;
                        await router.SendAsync(
                            workspace.AccountSid,
                            workspace.Sid,
                            new UpdateTask(view.Task.Task.Sid, AssignmentStatus: AssignmentStatus.Completed, Reason: Reason),
                            cancellationToken);
                    }
                }
            }
            while (token is not null);
        }

        if (closed > 0)
        {
            TaskWiringLog.ConversationsClosed(logger, closed);
        }
    }
}
