using System.Globalization;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workflows.Configuration;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tasks;

/// <summary>Carries out commands that make and change tasks.</summary>
/// <param name="core">The workspace.</param>
internal sealed class TaskCommands(WorkspaceCore core)
{
    private const int DefaultTimeout = 86_400;
    private const int LongestTimeout = 1_209_600;

    private static readonly RoutingFault NotFound = new(ErrorCatalogue.NotFound, "There is no such task");

    /// <summary>Makes one.</summary>
    public RoutingResult<TaskView> Create(CreateTask command)
    {
        if (command.Sid is { } given && core.State.TryGetTask(given.Value, out var made))
        {
            return Views.Of(made, core.Now);
        }

        var checks = new Checks();
        var attributes = checks.Attributes(command.Attributes);
        checks.Range(command.Timeout, 1, LongestTimeout, "Timeout");
        checks.Range(command.Priority, 0, int.MaxValue, "Priority");
        var channel = ChannelOf(command.TaskChannel ?? TaskChannelState.DefaultName, checks);
        var (workflow, queue) = Destination(command, checks);
        checks.Limit(core.State.Counts.Live, core.Options.MaxTasks, "tasks");
        if (checks.Failed)
        {
            return RoutingResult<TaskView>.Refused(checks.Faults);
        }

        var task = new TaskState(
            new()
            {
                Sid = command.Sid ?? core.Sids.NewOrdered<TaskSid>(core.Now),
                WorkspaceSid = core.State.Workspace.Sid,
                Number = ++core.State.LastTaskNumber,
                Attributes = command.Attributes,
                AssignmentStatus = AssignmentStatus.Pending,
                Priority = command.Priority ?? 0,
                PriorityGiven = command.Priority is not null,
                WorkflowSid = workflow?.Workflow.Sid,
                TaskChannelSid = channel!.Channel.Sid,
                Timeout = command.Timeout ?? DefaultTimeout,
                VirtualStartTime = command.VirtualStartTime,
                IgnoreCapacity = command.IgnoreCapacity,
                RoutingTarget = command.RoutingTarget,
                Version = 0,
                DateCreated = core.Now,
                DateUpdated = core.Now,
            },
            attributes!,
            channel)
        {
            Workflow = workflow,
        };
        core.Tasks.Admit(task);
        core.Changes.Note(task);
        core.Events.Task(EventType.TaskCreated, task, Unusual(task.Task));
        if (queue is not null)
        {
            core.Routing.EnterQueue(task, queue);
        }
        else
        {
            core.Routing.Enter(task);
        }

        core.Matcher.Settle();
        return Views.Of(task, core.Now);
    }

    /// <summary>Shows one.</summary>
    public RoutingResult<TaskView> Fetch(FetchTask command) => core.State.TryGetTask(command.Sid.Value, out var task) ? Views.Of(task, core.Now) : NotFound;

    /// <summary>Changes one.</summary>
    public RoutingResult<TaskView> Update(UpdateTask command)
    {
        if (!core.State.TryGetTask(command.Sid.Value, out var task))
        {
            return NotFound;
        }

        if (Precondition.Check(command.IfMatch, task.Task.Version) is { } stale)
        {
            return stale;
        }

        var checks = new Checks();
        var attributes = checks.Attributes(command.Attributes);
        checks.Range(command.Priority, 0, int.MaxValue, "Priority");
        var channel = command.TaskChannel is { } name ? ChannelOf(name, checks) : null;
        checks.Require(
            channel is null || ReferenceEquals(channel, task.Channel) || task.Task.AssignmentStatus == AssignmentStatus.Pending,
            "TaskChannel",
            "changes only while the task is pending");
        CheckStatus(task, command.AssignmentStatus, checks);
        if (checks.Failed)
        {
            return RoutingResult<TaskView>.Refused(checks.Faults);
        }

        Change(task, command, attributes, channel);
        Proceed(task, command);
        core.Matcher.Settle();
        return Views.Of(task, core.Now);
    }

    /// <summary>Removes one.</summary>
    public RoutingResult<Nothing> Delete(DeleteTask command)
    {
        if (!core.State.TryGetTask(command.Sid.Value, out var task))
        {
            return NotFound;
        }

        if (Precondition.Check(command.IfMatch, task.Task.Version) is { } stale)
        {
            return stale;
        }

        core.Tasks.Remove(task, EventType.TaskDeleted);
        return Nothing.Value;
    }

    /// <summary>Goes on with a task whose document came.</summary>
    public RoutingResult<Nothing> Apply(ApplyWorkflowDocument command)
    {
        if (core.State.TryGetTask(command.Task.Value, out var task))
        {
            core.Routing.Apply(task, command.Document);
        }

        return Nothing.Value;
    }

    /// <summary>What an update said, whether it changed anything or not: workflows change priorities too, and a rehearsal repeats only what its owner did.</summary>
    private static string Given(UpdateTask command)
    {
        string?[] given =
        [
            command.Attributes is null ? null : "attributes",
            command.Priority is null ? null : "priority",
            command.TaskChannel is null ? null : "task_channel",
            command.VirtualStartTime is null ? null : "virtual_start_time",
        ];
        return string.Join(',', given.OfType<string>());
    }

    /// <summary>What a rehearsal needs besides the wire's data, where it is not as usual.</summary>
    private static KeyValuePair<string, string>[] Unusual(WorkTask task)
    {
        if (task is { Timeout: DefaultTimeout, RoutingTarget: null })
        {
            return [];
        }

        var facts = new List<KeyValuePair<string, string>>();
        if (task.Timeout != DefaultTimeout)
        {
            facts.Add(Extra.Of("task_timeout", task.Timeout));
        }

        if (task.RoutingTarget is { } target)
        {
            facts.Add(Extra.Of("task_routing_target", target));
        }

        if (task.IgnoreCapacity)
        {
            facts.Add(Extra.Of("task_ignore_capacity", "true"));
        }

        return [.. facts];
    }

    private static void CheckStatus(TaskState task, AssignmentStatus? wanted, Checks checks)
    {
        var now = task.Task.AssignmentStatus;
        var allowed = wanted switch
        {
            null => true,
            AssignmentStatus.Canceled => now is AssignmentStatus.Pending or AssignmentStatus.Reserved,
            AssignmentStatus.Wrapping => now is AssignmentStatus.Assigned,
            AssignmentStatus.Completed => now is AssignmentStatus.Assigned or AssignmentStatus.Wrapping,
            AssignmentStatus.Pending => !task.IsEnded,
            _ => false,
        };
        if (!allowed)
        {
            checks.Wrong("AssignmentStatus", string.Create(CultureInfo.InvariantCulture, $"task {task.Key} cannot become {AssignmentStatuses.NameOf(wanted!.Value)}: it is {AssignmentStatuses.NameOf(now)}"));
        }
    }

    private TaskChannelState? ChannelOf(string text, Checks checks)
    {
        var channel = core.State.FindChannel(text);
        checks.Require(channel is not null, "TaskChannel", $"there is no task channel {text} in the workspace");
        return channel;
    }

    private (WorkflowState? Workflow, QueueState? Queue) Destination(CreateTask command, Checks checks)
    {
        var workflow = core.State.Workflows.Find(command.WorkflowSid?.Value);
        checks.Require(command.WorkflowSid is null || workflow is not null, "WorkflowSid", $"there is no workflow {command.WorkflowSid} in the workspace");
        var queue = core.State.Queues.Find(command.TaskQueueSid?.Value);
        checks.Require(command.TaskQueueSid is null || queue is not null, "TaskQueueSid", $"there is no task queue {command.TaskQueueSid} in the workspace");
        checks.Require(!command.IgnoreCapacity || command.RoutingTarget is not null, "IgnoreCapacity", "goes with RoutingTarget only");
        if (command.RoutingTarget is { } target)
        {
            if (core.State.Workers.Find(target) is { } worker)
            {
                queue ??= QueueFor(worker);
                checks.Require(queue is not null, "RoutingTarget", "the workspace has no task queue that the task could be in");
            }
            else if (core.State.Queues.Find(target) is { } direct)
            {
                queue = direct;
            }
            else if (core.State.Workflows.Find(target) is { } led)
            {
                workflow = led;
            }
            else
            {
                checks.Wrong("RoutingTarget", $"there is no worker, task queue or workflow {target} in the workspace");
            }
        }
        else if (command.WorkflowSid is null && command.TaskQueueSid is null)
        {
            workflow = core.State.Workflows.Count == 1 ? core.State.Workflows.All[0] : null;
            checks.Require(workflow is not null, "WorkflowSid", "must say which: the workspace has no workflow, or several");
        }

        return (workflow, queue);
    }

    /// <summary>The queue that a task for one worker is in: the first that has the worker, else the first.</summary>
    private QueueState? QueueFor(WorkerState worker) =>
        core.State.Queues.All.FirstOrDefault(queue => worker.Sets.Contains(queue.Set)) ?? (core.State.Queues.Count > 0 ? core.State.Queues.All[0] : null);

    private void Change(TaskState task, UpdateTask command, AttributeSet? attributes, TaskChannelState? channel)
    {
        if (attributes is null && command.Priority is null && channel is null && command.VirtualStartTime is null)
        {
            return;
        }

        if (channel is not null && !ReferenceEquals(channel, task.Channel))
        {
            core.Matcher.Withdraw(task);
        }

        if (attributes is not null)
        {
            task.Attributes = attributes;
        }

        var before = task.Task;
        core.Tasks.Set(task, before with
        {
            Attributes = command.Attributes ?? before.Attributes,
            Priority = command.Priority ?? before.Priority,
            PriorityGiven = before.PriorityGiven || command.Priority is not null,
            RaisedBy = command.Priority is null ? before.RaisedBy : 0,
            RequeueRaise = command.Priority is null ? before.RequeueRaise : 0,
            TaskChannelSid = channel?.Channel.Sid ?? before.TaskChannelSid,
            VirtualStartTime = command.VirtualStartTime ?? before.VirtualStartTime,
        });
        core.Events.Task(EventType.TaskUpdated, task, Extra.Of("task_given", Given(command)));
        if (task.Task.AssignmentStatus == AssignmentStatus.Pending && command.AssignmentStatus is null or AssignmentStatus.Pending)
        {
            if (attributes is not null || channel is not null || (RulesInputs(task) & (ExpressionInputs.TaskPriority | ExpressionInputs.TaskAge)) != ExpressionInputs.None)
            {
                core.Routing.Reconsider(task);
            }
            else
            {
                core.Tasks.SetTimer(task);
            }
        }
        else if (task.Class is not null && attributes is not null)
        {
            // Offered already: whom it may be offered to besides follows what it now says.
            core.Matcher.Place(task);
        }
    }

    private static ExpressionInputs RulesInputs(TaskState task) => WorkflowRouting.RulesOf(task)?.FilterInputs ?? ExpressionInputs.None;

    private void Proceed(TaskState task, UpdateTask command)
    {
        if (command.Reason is not null && command.AssignmentStatus is null)
        {
            core.Tasks.Set(task, task.Task with { Reason = command.Reason });
        }

        switch (command.AssignmentStatus)
        {
            case AssignmentStatus.Canceled:
                core.Tasks.Cancel(task, command.Reason);
                break;
            case AssignmentStatus.Completed:
                core.Tasks.Complete(task, command.Reason);
                break;
            case AssignmentStatus.Wrapping:
                foreach (var reservation in TaskLife.Live(task).FindAll(static live => live.Status == ReservationStatus.Accepted))
                {
                    core.Reservations.Wrap(reservation, command.Reason);
                }

                break;
            case AssignmentStatus.Pending when task.Task.AssignmentStatus != AssignmentStatus.Pending:
                foreach (var reservation in TaskLife.Live(task))
                {
                    core.Reservations.End(
                        reservation,
                        reservation.Status == ReservationStatus.Pending ? ReservationStatus.Rescinded : ReservationStatus.Canceled,
                        reservation.Status == ReservationStatus.Pending ? EventType.ReservationRescinded : EventType.ReservationCanceled);
                }

                core.Routing.HandBack(task);
                break;
        }
    }
}
