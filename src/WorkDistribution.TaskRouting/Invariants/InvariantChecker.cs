using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Matching;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Invariants;

/// <summary>Computes everything that is maintained from scratch and compares: for tests and simulation. Changes nothing.</summary>
internal static class InvariantChecker
{
    /// <summary>Everything that does not hold; empty when all does.</summary>
    public static List<string> Check(WorkspaceCore core)
    {
        var broken = new List<string>();
        foreach (var worker in core.State.Workers.All)
        {
            WorkerInvariants.Check(core, worker, broken);
        }

        var waiting = new Dictionary<MatchingClass, int>();
        foreach (var task in core.State.Tasks())
        {
            TaskInvariants.Check(core, task, broken);
            CheckClass(core, task, waiting, broken);
        }

        foreach (var set in core.Matcher.Sets.All)
        {
            CheckSet(core, set, waiting, broken);
        }

        CheckCounts(core, broken);
        return broken;
    }

    private static void CheckClass(WorkspaceCore core, TaskState task, Dictionary<MatchingClass, int> waiting, List<string> broken)
    {
        if (task.WaitSlot == 0)
        {
            return;
        }

        var matching = task.Class!;
        waiting[matching] = waiting.GetValueOrDefault(matching) + 1;
        var target = WorkflowRouting.TargetOf(task);
        if (((target?.Expression?.Inputs ?? ExpressionInputs.None) & ExpressionInputs.Time) != ExpressionInputs.None)
        {
            return;
        }

        // Who may have it, by its expressions unbound, must be who is in its set.
        foreach (var worker in core.State.Workers.All)
        {
            var context = new ExpressionContext { Task = task, Worker = worker, Now = core.Now };
            var direct = task.Task.RoutingTarget == worker.Key;
            var may = direct
                || (task.Task.RoutingTarget?.StartsWith("WK", StringComparison.Ordinal) != true
                    && core.Routing.WorkersOf(task.Queue).Evaluate(context)
                    && (target?.Expression is null || target.Expression.Evaluate(context))
                    && (target?.KnownWorker is not { } known || known.Find(context) == (known.ByFriendlyName ? worker.Worker.FriendlyName : worker.Key)));
            if (may != worker.Sets.Contains(matching.Set))
            {
                broken.Add($"task {task.Key} {(may ? "misses" : "wrongly has")} worker {worker.Key} in its set");
            }

            if (may && core.Matcher.IsReady(worker, task.Channel, task.Task.IgnoreCapacity) && !task.PassesOver(worker))
            {
                broken.Add($"task {task.Key} waits while worker {worker.Key} is free for it");
            }
        }
    }

    private static void CheckSet(WorkspaceCore core, WorkerSet set, Dictionary<MatchingClass, int> waiting, List<string> broken)
    {
        var members = new HashSet<WorkerState>(set.Members);
        var available = 0;
        foreach (var worker in core.State.Workers.All)
        {
            var admitted = set.Admits(worker);
            available += admitted && worker.Activity.Activity.Available ? 1 : 0;
            if (admitted != members.Contains(worker) || admitted != worker.Sets.Contains(set))
            {
                broken.Add($"set {set.Key} {(admitted ? "misses" : "wrongly has")} worker {worker.Key}");
            }
        }

        if (members.Count != set.Members.Count || available != set.Available)
        {
            broken.Add($"set {set.Key} has {members.Count} workers, {available} available; {set.Members.Count} and {set.Available} are counted");
        }

        var sum = set.Classes.Sum(static matching => matching.Waiting.Count);
        if (sum != set.Waiting || set.Classes.Exists(matching => matching.Waiting.Count != waiting.GetValueOrDefault(matching)))
        {
            broken.Add($"set {set.Key} has {sum} waiting tasks, {set.Waiting} are counted");
        }

        foreach (var pool in set.Pools)
        {
            if (!pool.Workers.ToHashSet().SetEquals(set.Members.Where(worker => core.Matcher.IsReady(worker, pool.Channel, pool.IgnoresCapacity))))
            {
                broken.Add($"set {set.Key} has other free workers than it keeps in order");
            }
        }
    }

    private static void CheckCounts(WorkspaceCore core, List<string> broken)
    {
        var tasks = core.State.Tasks().ToList();
        if (tasks.Count != core.State.TaskCount || tasks.Count != core.State.Counts.Total || tasks.Count(static task => !task.IsEnded) != core.State.Counts.Live)
        {
            broken.Add($"{tasks.Count} tasks live, {core.State.Counts.Total} are counted");
        }

        foreach (var queue in core.State.Queues.All)
        {
            var own = tasks.Where(task => ReferenceEquals(task.Queue, queue)).ToList();
            foreach (var status in Enum.GetValues<AssignmentStatus>())
            {
                if (own.Count(task => task.Task.AssignmentStatus == status) != queue.Counts.Of(status, null))
                {
                    broken.Add($"queue {queue.Key}: {status} tasks are counted wrongly");
                }
            }

            if (own.Where(static task => task.Task.AssignmentStatus == AssignmentStatus.Pending).MinBy(static task => (task.Task.StartTime, task.Task.Number)) != queue.Oldest.First)
            {
                broken.Add($"queue {queue.Key} does not know its oldest task");
            }
        }

        foreach (var activity in core.State.Activities.All)
        {
            if (core.State.Workers.All.Count(worker => ReferenceEquals(worker.Activity, activity)) != activity.Workers)
            {
                broken.Add($"activity {activity.Key}: workers are counted wrongly");
            }
        }

        if (core.State.Workers.All.Count(static worker => !worker.Activity.IsOffline) != core.State.OnlineWorkers)
        {
            broken.Add("workers logged on are counted wrongly");
        }
    }
}
