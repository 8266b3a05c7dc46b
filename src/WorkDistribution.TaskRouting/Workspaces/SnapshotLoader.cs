using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workflows.Configuration;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Brings a workspace that was read back to life.</summary>
/// <param name="core">The empty workspace.</param>
/// <param name="queues">Takes queues in.</param>
internal sealed class SnapshotLoader(WorkspaceCore core, TaskQueueCommands queues)
{
    /// <summary>Takes everything in.</summary>
    public void Load(WorkspaceSnapshot snapshot)
    {
        core.Events.LastNumber = snapshot.LastEventNumber;
        core.State.LastTaskNumber = snapshot.LastTaskNumber;
        foreach (var activity in snapshot.Activities)
        {
            core.State.Activities.Add(new(activity), activity.FriendlyName);
        }

        foreach (var channel in snapshot.TaskChannels)
        {
            core.State.Channels.Add(new(channel), channel.UniqueName);
        }

        LoadWorkers(snapshot);
        foreach (var queue in snapshot.TaskQueues)
        {
            queues.Admit(new(queue, queue.TargetWorkers.Length == 0 ? null : Read(queue.TargetWorkers)));
        }

        foreach (var workflow in snapshot.Workflows)
        {
            core.State.Workflows.Add(new(workflow, ReadConfiguration(workflow)), workflow.FriendlyName);
        }

        LoadTasks(snapshot);
        core.Matcher.Settle();
    }

    private static Expression Read(string text) =>
        Expression.TryParse(text, ExpressionScope.Worker, out var expression, out var error) ? expression : throw new InvalidDataException($"Kept expression cannot be read, {error}: {text}");

    private static AttributeSet ReadAttributes(string json) =>
        AttributeSet.TryParse(json, out var set, out var error) ? set : throw new InvalidDataException($"Kept attributes cannot be read, {error}");

    private static WorkflowConfiguration ReadConfiguration(Workflow workflow) =>
        WorkflowConfiguration.TryParse(workflow.Configuration, out var configuration, out var problems)
            ? configuration
            : throw new InvalidDataException($"Kept workflow {workflow.Sid} cannot be read: {problems[0]}");

    private void LoadWorkers(WorkspaceSnapshot snapshot)
    {
        var channels = snapshot.WorkerChannels.ToLookup(static channel => channel.WorkerSid);
        foreach (var record in snapshot.Workers)
        {
            var worker = new WorkerState(record, ReadAttributes(record.Attributes), core.State.Activities.Find(record.ActivitySid.Value)!);
            foreach (var channel in channels[record.Sid])
            {
                worker.Channels.Add(new(channel, core.State.Channels.Find(channel.TaskChannelSid.Value)!));
            }

            core.Workers.Admit(worker);
        }
    }

    private void LoadTasks(WorkspaceSnapshot snapshot)
    {
        var ended = new List<TaskState>();
        foreach (var record in snapshot.Tasks)
        {
            var task = new TaskState(record, ReadAttributes(record.Attributes), core.State.Channels.Find(record.TaskChannelSid.Value)!)
            {
                Workflow = core.State.Workflows.Find(record.WorkflowSid?.Value),
                Queue = core.State.Queues.Find(record.TaskQueueSid?.Value),
            };
            core.Tasks.Admit(task);
            if (task.IsEnded)
            {
                ended.Add(task);
            }
        }

        foreach (var record in snapshot.Reservations.OrderBy(static record => record.DateCreated).ThenBy(static record => record.Sid.Value, StringComparer.Ordinal))
        {
            if (core.State.TryGetTask(record.TaskSid.Value, out var task) && core.State.Workers.Find(record.WorkerSid.Value) is { } worker)
            {
                core.Reservations.Admit(new(record, task, worker));
            }
        }

        foreach (var task in ended.OrderBy(static task => task.Task.DateEnded))
        {
            core.State.Ended.Enqueue(task);
        }

        foreach (var task in core.State.Tasks())
        {
            if (task.IsOpen)
            {
                core.Routing.Restore(task);
            }
            else
            {
                core.Tasks.SetTimer(task);
            }
        }
    }
}
