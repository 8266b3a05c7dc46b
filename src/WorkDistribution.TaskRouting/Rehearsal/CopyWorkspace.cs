using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Rehearsal;

/// <summary>Asks for a workspace as it is, with those tasks made before a time that wait or are worked on still. The records are immutable: nothing but references is copied.</summary>
/// <param name="Workflow">A workflow that must be in it.</param>
/// <param name="Before">Only tasks made before then.</param>
/// <param name="MaxTasks">How many at most: other commands wait meanwhile.</param>
internal sealed record CopyWorkspace(WorkflowSid Workflow, DateTimeOffset Before, int MaxTasks) : WorkspaceCommand<WorkspaceSnapshot>
{
    /// <summary>Carries it out.</summary>
    public RoutingResult<WorkspaceSnapshot> Of(WorkspaceState state)
    {
        if (state.Workflows.Find(Workflow.Value) is null)
        {
            return new RoutingFault(ErrorCatalogue.NotFound, "There is no such workflow");
        }

        var tasks = state.Tasks().TakeWhile(task => task.Task.DateCreated < Before).Where(static task => !task.IsEnded).Take(MaxTasks).ToList();
        return new WorkspaceSnapshot
        {
            Workspace = state.Workspace,
            Activities = [.. state.Activities.All.Select(static one => one.Activity)],
            TaskChannels = [.. state.Channels.All.Select(static one => one.Channel)],
            TaskQueues = [.. state.Queues.All.Select(static one => one.Queue)],
            Workflows = [.. state.Workflows.All.Select(static one => one.Workflow)],
            Workers = [.. state.Workers.All.Select(static one => one.Worker)],
            WorkerChannels = [.. state.Workers.All.SelectMany(static one => one.Channels.Select(static channel => channel.Channel))],
            Tasks = [.. tasks.Select(static task => task.Task)],
            Reservations = [.. tasks.SelectMany(static task => task.Reservations).Where(static reservation => reservation.IsLive).Select(static reservation => reservation.Reservation)],
        };
    }
}
