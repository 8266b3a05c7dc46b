using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.TaskQueues;

/// <summary>Carries out commands about queues.</summary>
/// <param name="core">The workspace.</param>
internal sealed class TaskQueueCommands(WorkspaceCore core)
{
    private const int MostReserved = 50;

    private static readonly RoutingFault NotFound = new(ErrorCatalogue.NotFound, "There is no such task queue");

    /// <summary>Makes one.</summary>
    public RoutingResult<TaskQueueView> Create(CreateTaskQueue command)
    {
        var checks = new Checks();
        checks.Name(command.FriendlyName);
        checks.Require(core.State.Queues.Named(command.FriendlyName) is null, "FriendlyName", "another task queue has this name");
        checks.Range(command.MaxReservedWorkers, 1, MostReserved, "MaxReservedWorkers");
        checks.Activity(core.State, command.ReservationActivitySid?.Value, "ReservationActivitySid");
        checks.Activity(core.State, command.AssignmentActivitySid?.Value, "AssignmentActivitySid");
        checks.Limit(core.State.Queues.Count, core.Options.MaxTaskQueues, "task queues");
        var text = command.TargetWorkers ?? "1==1";
        var workers = text.Length == 0 ? null : checks.Expression(text, ExpressionScope.Worker, "TargetWorkers");
        return checks.Failed
            ? RoutingResult<TaskQueueView>.Refused(checks.Faults)
            : Views.Of(Add(command, text, workers), core.State);
    }

    /// <summary>Adds one, checked.</summary>
    public QueueState Add(CreateTaskQueue command, string text, Expression? workers)
    {
        var queue = new QueueState(
            new()
            {
                Sid = core.Sids.NewOrdered<TaskQueueSid>(core.Now),
                WorkspaceSid = core.State.Workspace.Sid,
                FriendlyName = command.FriendlyName,
                TargetWorkers = text,
                MaxReservedWorkers = command.MaxReservedWorkers ?? 1,
                TaskOrder = command.TaskOrder,
                ReservationActivitySid = command.ReservationActivitySid,
                AssignmentActivitySid = command.AssignmentActivitySid,
                DateCreated = core.Now,
                DateUpdated = core.Now,
            },
            workers);
        Admit(queue);
        core.Changes.Note(queue);
        core.Events.Queue(EventType.TaskQueueCreated, queue.Queue);
        return queue;
    }

    /// <summary>Takes in a queue, new or read back.</summary>
    public void Admit(QueueState queue)
    {
        core.State.Queues.Add(queue, queue.Queue.FriendlyName);
        queue.Set = core.Matcher.Sets.Hold(core.Routing.WorkersOf(queue), null, null);
        SetTimer(queue);
    }

    /// <summary>The time of day goes on: an expression that asks for it may select others now.</summary>
    public void OnTime(QueueState queue)
    {
        Select(queue);
        SetTimer(queue);
    }

    /// <summary>Shows one.</summary>
    public RoutingResult<TaskQueueView> Fetch(FetchTaskQueue command) => core.State.Queues.Find(command.Sid.Value) is { } queue ? Views.Of(queue, core.State) : NotFound;

    /// <summary>Lists them.</summary>
    public RoutingResult<Page<TaskQueueView>> List(ListTaskQueues command)
    {
        var checks = new Checks();
        AttributeFacts? facts = null;
        if (command.EvaluateWorkerAttributes is { } json)
        {
            if (AttributeSet.TryParse(json, out var attributes, out var error))
            {
                facts = new(attributes);
            }
            else
            {
                checks.Wrong("EvaluateWorkerAttributes", error.ToString());
            }
        }

        var worker = core.State.Workers.Find(command.WorkerSid?.Value);
        checks.Require(command.WorkerSid is null || worker is not null, "WorkerSid", "there is no such worker in the workspace");
        var descending = Ordering.ReadDescending(command.Ordering, "DateCreated", checks);
        return checks.Failed
            ? RoutingResult<Page<TaskQueueView>>.Refused(checks.Faults)
            : core.State.Queues.Page(
                command.Page,
                queue => (command.FriendlyName is null || queue.Queue.FriendlyName == command.FriendlyName)
                    && (facts is null || core.Routing.WorkersOf(queue).Evaluate(new() { Worker = facts, Now = core.Now }))
                    && (worker is null || worker.Sets.Contains(queue.Set)),
                queue => Views.Of(queue, core.State),
                descending);
    }

    /// <summary>Changes one; its tasks and workers follow at once (R3-42).</summary>
    public RoutingResult<TaskQueueView> Update(UpdateTaskQueue command)
    {
        if (core.State.Queues.Find(command.Sid.Value) is not { } queue)
        {
            return NotFound;
        }

        var checks = new Checks();
        var before = queue.Queue;
        if (command.FriendlyName is { } name && name != before.FriendlyName)
        {
            checks.Name(name);
            checks.Require(core.State.Queues.Named(name) is null, "FriendlyName", "another task queue has this name");
        }

        checks.Range(command.MaxReservedWorkers, 1, MostReserved, "MaxReservedWorkers");
        checks.Activity(core.State, command.ReservationActivitySid?.Value, "ReservationActivitySid");
        checks.Activity(core.State, command.AssignmentActivitySid?.Value, "AssignmentActivitySid");
        var text = command.TargetWorkers ?? before.TargetWorkers;
        var changesWorkers = text != before.TargetWorkers;
        var workers = changesWorkers && text.Length > 0 ? checks.Expression(text, ExpressionScope.Worker, "TargetWorkers") : null;
        if (checks.Failed)
        {
            return RoutingResult<TaskQueueView>.Refused(checks.Faults);
        }

        queue.Queue = before with
        {
            FriendlyName = command.FriendlyName ?? before.FriendlyName,
            TargetWorkers = text,
            MaxReservedWorkers = command.MaxReservedWorkers ?? before.MaxReservedWorkers,
            TaskOrder = command.TaskOrder ?? before.TaskOrder,
            ReservationActivitySid = command.ReservationActivitySid ?? before.ReservationActivitySid,
            AssignmentActivitySid = command.AssignmentActivitySid ?? before.AssignmentActivitySid,
            DateUpdated = core.Now,
        };
        if (queue.Queue.FriendlyName != before.FriendlyName)
        {
            core.State.Queues.Rename(queue, before.FriendlyName, queue.Queue.FriendlyName);
        }

        core.Changes.Note(queue);
        core.Events.Queue(EventType.TaskQueueUpdated, queue.Queue);
        if (changesWorkers)
        {
            queue.Workers = workers;
            Select(queue);
            SetTimer(queue);
            core.Events.Queue(EventType.TaskQueueExpressionUpdated, queue.Queue);
        }

        if (queue.Queue.TaskOrder != before.TaskOrder || queue.Queue.MaxReservedWorkers != before.MaxReservedWorkers)
        {
            PlaceAnew(queue);
        }

        return Views.Of(queue, core.State);
    }

    /// <summary>Removes one.</summary>
    public RoutingResult<Nothing> Delete(DeleteTaskQueue command)
    {
        if (core.State.Queues.Find(command.Sid.Value) is not { } queue)
        {
            return NotFound;
        }

        if (queue.Counts.Live > 0)
        {
            return new RoutingFault(ErrorCatalogue.ResourceInUse, "There are tasks in the task queue");
        }

        foreach (var workflow in core.State.Workflows.All)
        {
            foreach (var filter in workflow.Configuration.Filters.Append(workflow.Configuration.DefaultFilter))
            {
                if (filter?.Targets.Any(target => ReferenceEquals(core.Routing.QueueOf(target), queue)) == true)
                {
                    return new RoutingFault(ErrorCatalogue.ResourceInUse, $"Workflow {workflow.Workflow.FriendlyName} names the task queue");
                }
            }
        }

        core.Matcher.Sets.Release(queue.Set);
        core.Timers.Remove(queue);
        core.State.Queues.Remove(queue, queue.Queue.FriendlyName);
        core.Changes.NoteRemoved(queue);
        core.Events.Queue(EventType.TaskQueueDeleted, queue.Queue);
        return Nothing.Value;
    }

    /// <summary>Finds new places for all that wait in a queue.</summary>
    public void PlaceAnew(QueueState queue)
    {
        foreach (var task in core.State.Tasks().Where(task => ReferenceEquals(task.Queue, queue) && task.IsOpen && !task.IsFetching && task.Accepted == 0).ToList())
        {
            core.Matcher.Place(task);
        }
    }

    private void Select(QueueState queue)
    {
        var before = queue.Set;
        queue.Set = core.Matcher.Sets.Hold(core.Routing.WorkersOf(queue), null, null);
        core.Matcher.Sets.Release(before);
        if (!ReferenceEquals(before, queue.Set))
        {
            PlaceAnew(queue);
        }
    }

    private void SetTimer(QueueState queue)
    {
        var asksForTime = queue.Workers is { } workers && (workers.Inputs & ExpressionInputs.Clock) != ExpressionInputs.None;
        core.Timers.Set(queue, asksForTime ? core.Routing.NextStep(queue.Created, WorkflowRouting.ClockStep) : null);
    }
}
