using System.Collections.Immutable;
using System.Globalization;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tasks;

/// <summary>Lists tasks.</summary>
/// <param name="core">The workspace.</param>
internal sealed class TaskListing(WorkspaceCore core)
{
    /// <summary>Tasks looked at for one page: a list that finds little among very many gives a short page and goes on with the next, so that nobody waits for it.</summary>
    private const int LookedAt = 20_000;

    /// <summary>The token of the first page of an ordered list.</summary>
    private const string FirstPage = "first";

    /// <summary>Lists them.</summary>
    public RoutingResult<Page<TaskView>> List(ListTasks command)
    {
        var checks = new Checks();
        var matches = Read(command.Filter, checks);
        var order = Ordering.Read(command.Filter.Ordering);
        checks.Require(
            order is not null && order.TrueForAll(static part => part.Property is "DateCreated" or "Priority"),
            "Ordering",
            "must be of DateCreated:asc, DateCreated:desc, Priority:asc, Priority:desc, joined by commas");
        if (checks.Failed)
        {
            return RoutingResult<Page<TaskView>>.Refused(checks.Faults);
        }

        return order is [] or [("DateCreated", _)]
            ? ByNumber(command.Page, matches!, order is [{ Descending: true }])
            : Ordered(command.Page, matches!, order!);
    }

    private Func<TaskState, bool>? Read(TaskFilter filter, Checks checks)
    {
        var expression = filter.EvaluateTaskAttributes is { } text ? checks.Expression(text, ExpressionScope.Task, "EvaluateTaskAttributes") : null;
        WorkflowState? workflow = null;
        if (filter.WorkflowName is { } workflowName && (workflow = core.State.Workflows.Named(workflowName)) is null)
        {
            return checks.Failed ? null : static _ => false;
        }

        QueueState? queue = null;
        if (filter.TaskQueueName is { } queueName && (queue = core.State.Queues.Named(queueName)) is null)
        {
            return checks.Failed ? null : static _ => false;
        }

        return task =>
            (filter.Priority is null || task.Task.Priority == filter.Priority)
            && (filter.AssignmentStatus.IsDefaultOrEmpty || filter.AssignmentStatus.Contains(task.Task.AssignmentStatus))
            && (filter.WorkflowSid is null || task.Task.WorkflowSid == filter.WorkflowSid)
            && (workflow is null || ReferenceEquals(task.Workflow, workflow))
            && (filter.TaskQueueSid is null || task.Task.TaskQueueSid == filter.TaskQueueSid)
            && (queue is null || ReferenceEquals(task.Queue, queue))
            && (filter.RoutingTarget is null || task.Task.RoutingTarget == filter.RoutingTarget)
            && (expression is null || expression.Evaluate(new() { Task = task, Now = core.Now }));
    }

    private Page<TaskView> ByNumber(PageRequest page, Func<TaskState, bool> matches, bool descending)
    {
        var task = descending ? core.State.LastTask : core.State.FirstTask;
        if (page.Token is { } token)
        {
            var number = long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : throw new PageTokenException();
            task = After(number, descending);
        }

        var skip = page.Token is null ? (long)page.Number * page.Size : 0;
        var previous = page.Token is null ? null : Previous(task, page.Size, matches, descending);
        var items = ImmutableArray.CreateBuilder<TaskView>();
        TaskState? last = null;
        for (var seen = 0; task is not null; task = descending ? task.Previous : task.Next)
        {
            if (items.Count == page.Size || seen++ == LookedAt)
            {
                return new(items.ToImmutable(), last!.Task.Number.ToString(CultureInfo.InvariantCulture)) { PreviousToken = previous };
            }

            last = task;
            if (matches(task) && skip-- <= 0)
            {
                items.Add(Views.Of(task, core.Now));
            }
        }

        return new(items.ToImmutable(), null) { PreviousToken = previous };
    }

    /// <summary>The token of the page that ends before a task; null when nothing is before it.</summary>
    private string? Previous(TaskState? start, int size, Func<TaskState, bool> matches, bool descending)
    {
        var found = 0;
        var task = start is null ? descending ? core.State.FirstTask : core.State.LastTask : descending ? start.Next : start.Previous;
        for (var seen = 0; task is not null && seen < LookedAt; seen++, task = descending ? task.Next : task.Previous)
        {
            if (matches(task) && found++ == size)
            {
                return task.Task.Number.ToString(CultureInfo.InvariantCulture);
            }
        }

        return found == 0 ? null : (descending ? long.MaxValue : 0).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The task after a number, walking from the nearer end: the task itself may be gone.</summary>
    private TaskState? After(long number, bool descending)
    {
        var (first, last) = (core.State.FirstTask, core.State.LastTask);
        if (first is null || last is null)
        {
            return null;
        }

        if (number - first.Task.Number < last.Task.Number - number)
        {
            var task = first;
            while (task is not null && task.Task.Number < number)
            {
                task = task.Next;
            }

            return descending ? task is null ? last : task.Previous : task?.Task.Number == number ? task.Next : task;
        }
        else
        {
            var task = last;
            while (task is not null && task.Task.Number > number)
            {
                task = task.Previous;
            }

            return descending ? task?.Task.Number == number ? task.Previous : task : task is null ? first : task.Next;
        }
    }

    private Page<TaskView> Ordered(PageRequest page, Func<TaskState, bool> matches, List<(string Property, bool Descending)> order)
    {
        var all = core.State.Tasks().Where(matches).ToList();
        all.Sort((x, y) =>
        {
            foreach (var (property, descending) in order)
            {
                var compared = property == "Priority" ? x.Task.Priority.CompareTo(y.Task.Priority) : x.Task.Number.CompareTo(y.Task.Number);
                if (compared != 0)
                {
                    return descending ? -compared : compared;
                }
            }

            return x.Task.Number.CompareTo(y.Task.Number);
        });
        var start = 0;
        if (page.Token is { } token)
        {
            start = token == FirstPage ? 0 : core.State.TryGetTask(token, out var last) ? all.IndexOf(last) + 1 : throw new PageTokenException();
        }

        var shown = all.Skip(start).Take(page.Size).ToList();
        return new([.. shown.Select(task => Views.Of(task, core.Now))], start + shown.Count < all.Count ? shown[^1].Key : null)
        {
            PreviousToken = start == 0 ? null : start > page.Size ? all[start - page.Size - 1].Key : FirstPage,
        };
    }
}
