using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Timing;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>Answers how a workspace stands, from figures kept while it changes.</summary>
/// <param name="core">The workspace.</param>
internal sealed class RealTimeCommands(WorkspaceCore core)
{
    private static readonly AssignmentStatus[] Shown = [AssignmentStatus.Pending, AssignmentStatus.Reserved, AssignmentStatus.Assigned, AssignmentStatus.Wrapping];
    private static readonly AssignmentStatus[] Ended = [AssignmentStatus.Completed, AssignmentStatus.Canceled];

    /// <summary>Of the workspace, a queue or a workflow.</summary>
    public RoutingResult<RealTimeStatistics> Fetch(FetchRealTimeStatistics command)
    {
        if (!TryChannel(command.TaskChannel, out var channel))
        {
            return new RoutingFault(ErrorCatalogue.NotFound, "There is no such task channel");
        }

        if (command.TaskQueueSid is { } queueSid)
        {
            return core.State.Queues.Find(queueSid.Value) is { } queue ? OfQueue(queue, channel) : new RoutingFault(ErrorCatalogue.NotFound, "There is no such task queue");
        }

        if (command.WorkflowSid is { } workflowSid)
        {
            return core.State.Workflows.Find(workflowSid.Value) is { } workflow ? OfWorkflow(workflow, channel) : new RoutingFault(ErrorCatalogue.NotFound, "There is no such workflow");
        }

        return Tasks(core.State.Counts, core.State.Oldest, channel) with
        {
            ActivityStatistics = Activities(static activity => activity.Workers),
            TotalWorkers = core.State.Workers.Count,
        };
    }

    /// <summary>Of workers.</summary>
    public RoutingResult<WorkersRealTimeStatistics> Fetch(FetchWorkersRealTimeStatistics command)
    {
        var checks = new Checks();
        var matches = WorkerMatch.Read(core, command.Workers ?? new(), checks);
        if (checks.Failed)
        {
            return RoutingResult<WorkersRealTimeStatistics>.Refused(checks.Faults);
        }

        if (!TryChannel(command.TaskChannel, out var channel))
        {
            return new RoutingFault(ErrorCatalogue.NotFound, "There is no such task channel");
        }

        var counts = new Dictionary<ActivityState, int>();
        var total = 0;
        foreach (var worker in core.State.Workers.All)
        {
            if (matches!(worker) && (channel is null || worker.ChannelOf(channel)?.Channel.Available == true))
            {
                counts[worker.Activity] = counts.GetValueOrDefault(worker.Activity) + 1;
                total++;
            }
        }

        return new WorkersRealTimeStatistics(Activities(activity => counts.GetValueOrDefault(activity)), total);
    }

    private RealTimeStatistics OfQueue(QueueState queue, TaskChannelState? channel)
    {
        var byActivity = queue.Set.Activities();
        var longest = Oldest(queue.Entered, channel, static (x, y) => Nullable.Compare(x.Task.TaskQueueEnteredDate, y.Task.TaskQueueEnteredDate) < 0);
        return Tasks(queue.Counts, queue.Oldest, channel) with
        {
            ActivityStatistics = Activities(activity => byActivity.GetValueOrDefault(activity)),
            LongestRelativeTaskAgeInQueue = Seconds(longest?.Task.TaskQueueEnteredDate),
            LongestRelativeTaskSidInQueue = longest?.Task.Sid,
            TotalWorkers = queue.Set.Members.Count,
            TotalEligibleWorkers = queue.Set.Members.Count,
            TotalAvailableWorkers = queue.Set.Available,
        };
    }

    private RealTimeStatistics OfWorkflow(WorkflowState workflow, TaskChannelState? channel) => Tasks(workflow.Counts, workflow.Oldest, channel);

    private RealTimeStatistics Tasks(TaskCounts counts, IndexedHeap<TaskState> pending, TaskChannelState? channel)
    {
        var oldest = Oldest(pending, channel, OldestTasks.IsOlder);
        var statuses = ImmutableArray.CreateBuilder<KeyValuePair<AssignmentStatus, int>>();
        var total = 0;
        foreach (var status in Shown)
        {
            var count = counts.Of(status, channel);
            statuses.Add(new(status, count));
            total += count;
        }

        foreach (var status in Ended)
        {
            if (counts.Of(status, channel) is > 0 and var count)
            {
                statuses.Add(new(status, count));
            }
        }

        return new()
        {
            LongestTaskWaitingAge = Seconds(oldest?.Task.StartTime),
            LongestTaskWaitingSid = oldest?.Task.Sid,
            TasksByPriority = [.. counts.ByPriority(channel)],
            TasksByStatus = statuses.ToImmutable(),
            TotalTasks = total,
        };
    }

    private static TaskState? Oldest(IndexedHeap<TaskState> pending, TaskChannelState? channel, Func<TaskState, TaskState, bool> isOlder)
    {
        if (channel is null || pending.First is null || ReferenceEquals(pending.First.Channel, channel))
        {
            return pending.First;
        }

        TaskState? oldest = null;
        foreach (var task in pending.Items)
        {
            if (ReferenceEquals(task.Channel, channel) && (oldest is null || isOlder(task, oldest)))
            {
                oldest = task;
            }
        }

        return oldest;
    }

    private bool TryChannel(string? text, out TaskChannelState? channel)
    {
        channel = text is null ? null : core.State.FindChannel(text);
        return text is null || channel is not null;
    }

    private ImmutableArray<ActivityWorkers> Activities(Func<ActivityState, int> workers) =>
        [.. core.State.Activities.All.Select(activity => new ActivityWorkers(activity.Activity.Sid, activity.Activity.FriendlyName, workers(activity)))];

    private int Seconds(DateTimeOffset? since) => since is { } time ? Math.Max(0, (int)(core.Now - time).TotalSeconds) : 0;
}
