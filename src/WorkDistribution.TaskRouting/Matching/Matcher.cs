using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Matching;

/// <summary>Brings waiting tasks and free workers together (R3-44). Between decisions there is no task that a free worker could have, so that whoever becomes free looks only at the first task of each class it is in,
/// and a new task only at the free workers of its own.</summary>
/// <param name="core">The workspace.</param>
internal sealed class Matcher(WorkspaceCore core)
{
    /// <summary>Up to this many workers are compared one by one; larger sets keep their free workers in order.</summary>
    private const int SmallSet = 8;

    private List<WorkerState> _unsettled = [];
    private List<WorkerState> _spareWorkers = [];
    private List<TaskState> _fresh = [];
    private List<TaskState> _spareTasks = [];

    /// <summary>The sets of workers.</summary>
    public WorkerSets Sets { get; } = new(core.State.Workers);

    /// <summary>A worker is about to change: it is taken out of the order of the free, and looked at before the decision ends.</summary>
    /// <param name="worker">Which.</param>
    /// <param name="changes">What of it changes that sets may depend on.</param>
    public void Touch(WorkerState worker, ExpressionInputs changes = ExpressionInputs.None)
    {
        Unpool(worker);
        worker.Moved |= changes;
        if (!worker.IsUnsettled && !worker.IsRemoved)
        {
            worker.IsUnsettled = true;
            _unsettled.Add(worker);
        }
    }

    /// <summary>Takes in a new worker.</summary>
    public void Add(WorkerState worker)
    {
        Sets.Add(worker);
        Touch(worker);
    }

    /// <summary>Takes out a worker who is removed.</summary>
    public void Remove(WorkerState worker)
    {
        Unpool(worker);
        Sets.Remove(worker);
    }

    /// <summary>A task wants workers of its queue and target from now on.</summary>
    public void Place(TaskState task)
    {
        Withdraw(task);
        task.Class = Classify(task);
        Wait(task);
    }

    /// <summary>A task that has its place wants one more worker again.</summary>
    public void Again(TaskState task)
    {
        if (task.Class is not null)
        {
            Wait(task);
        }
        else if (!core.Routing.IsUprooted(task))
        {
            Place(task);
        }
    }

    /// <summary>A task wants no worker any more.</summary>
    public void Withdraw(TaskState task)
    {
        if (task.Class is not { } matching)
        {
            return;
        }

        StopWaiting(task);
        task.Class = null;
        Sets.Release(matching.Set);
    }

    /// <summary>A waiting task's priority or age changes: notes it and puts the task where it belongs.</summary>
    public static void Moved(TaskState task)
    {
        if (task.WaitSlot != 0)
        {
            task.Class!.Waiting.Put(task);
        }
    }

    /// <summary>A task has as many offers as it may.</summary>
    public static void StopWaiting(TaskState task)
    {
        if (task.WaitSlot != 0)
        {
            task.Class!.Waiting.Remove(task);
            task.Class.Set.Waiting--;
        }
    }

    /// <summary>Makes every reservation that can be made.</summary>
    public void Settle()
    {
        while (_unsettled.Count > 0 || _fresh.Count > 0)
        {
            if (_unsettled.Count > 0)
            {
                (_unsettled, _spareWorkers) = (_spareWorkers, _unsettled);
                SettleWorkers(_spareWorkers);
                _spareWorkers.Clear();
            }
            else
            {
                (_fresh, _spareTasks) = (_spareTasks, _fresh);
                SettleTasks(_spareTasks);
                _spareTasks.Clear();
            }
        }
    }

    /// <summary>Whether a worker could have one more task of a channel.</summary>
    public bool IsReady(WorkerState worker, TaskChannelState kind, bool ignoresCapacity)
    {
        if (worker.Worker.MustUpdate || worker.IsRemoved)
        {
            return false;
        }

        if (ignoresCapacity)
        {
            return !worker.Activity.IsOffline;
        }

        return worker.Activity.Activity.Available
            && (core.State.Workspace.MultiTaskEnabled || !worker.IsBusy)
            && worker.ChannelOf(kind) is { HasRoom: true };
    }

    /// <summary>Drops the orders of free workers of a channel: its way of routing changed.</summary>
    public void Reorder(TaskChannelState kind)
    {
        foreach (var set in Sets.All)
        {
            set.Pools.RemoveAll(pool => ReferenceEquals(pool.Channel, kind));
        }
    }

    /// <summary>Whether somebody other than those who declined may come to have the task: is at work and takes its kind.</summary>
    public static bool OthersMayTake(TaskState task)
    {
        foreach (var worker in task.Class?.Set.Members ?? [])
        {
            if (worker.Activity.Activity.Available && !worker.Worker.MustUpdate && worker.ChannelOf(task.Channel) is { Channel: { Available: true, ConfiguredCapacity: > 0 } } && !task.PassesOver(worker))
            {
                return true;
            }
        }

        return false;
    }

    private MatchingClass Classify(TaskState task)
    {
        var target = WorkflowRouting.TargetOf(task);
        var (queue, bound, known) = core.Routing.WorkersFor(task, target);
        var set = Sets.Hold(queue, bound, known);
        var lastFirst = (task.Queue?.Queue.TaskOrder ?? core.State.Workspace.PrioritizeQueueOrder) == QueueOrder.Lifo;
        return set.ClassFor(task.Channel, target?.OrderBy, task.Task.IgnoreCapacity, lastFirst);
    }

    private void Wait(TaskState task)
    {
        if (!task.WantsWorker)
        {
            return;
        }

        if (task.WaitSlot == 0)
        {
            task.Class!.Waiting.Put(task);
            task.Class.Set.Waiting++;
        }

        if (!task.IsFresh)
        {
            task.IsFresh = true;
            _fresh.Add(task);
        }
    }

    private void SettleWorkers(List<WorkerState> workers)
    {
        foreach (var worker in workers)
        {
            worker.IsUnsettled = false;
            if (worker.IsRemoved)
            {
                continue;
            }

            if (worker.Moved != ExpressionInputs.None)
            {
                Sets.Update(worker, worker.Moved);
                worker.Moved = ExpressionInputs.None;
            }

            worker.NoteIdle();
        }

        if (workers.Count > 1)
        {
            workers.Sort(WorkerOrder.ByIdleness);
        }

        foreach (var worker in workers)
        {
            if (worker.IsRemoved || worker.IsUnsettled)
            {
                continue;
            }

            if (BestFor(worker) is not { } task)
            {
                Pool(worker);
                continue;
            }

            // Who was free before may have a better claim to a task that has only just come.
            var better = task.IsFresh ? FreeFor(task) : null;
            if (better is not null && new WorkerOrder(task.Channel, task.Class!.OrderBy).Compare(better, worker) < 0)
            {
                Touch(worker);
                core.Reservations.Offer(task, better);
            }
            else
            {
                core.Reservations.Offer(task, worker);
            }
        }
    }

    private void SettleTasks(List<TaskState> tasks)
    {
        if (tasks.Count > 1)
        {
            tasks.Sort((x, y) => ReferenceEquals(x, y) ? 0 : WaitingTasks.GoesFirst(x, y) ? -1 : 1);
        }

        foreach (var task in tasks)
        {
            task.IsFresh = false;
            while (task.WaitSlot != 0 && FreeFor(task) is { } worker)
            {
                core.Reservations.Offer(task, worker);
            }

            if (task.WaitSlot != 0 && task.Pending == 0 && !task.IsRestored)
            {
                core.Routing.NobodyAtOnce(task);
            }

            task.IsRestored = false;
        }
    }

    /// <summary>The first of all waiting tasks that a worker may have now.</summary>
    private TaskState? BestFor(WorkerState worker)
    {
        TaskState? best = null;
        foreach (var set in worker.Sets)
        {
            if (set.Waiting == 0)
            {
                continue;
            }

            foreach (var matching in set.Classes)
            {
                if (matching.Waiting.First is not { } first
                    || (best is not null && !WaitingTasks.GoesFirst(first, best))
                    || !IsReady(worker, matching.Channel, matching.IgnoresCapacity))
                {
                    continue;
                }

                if (first.PassesOver(worker))
                {
                    first = matching.Waiting.FirstWhere(worker, static (w, task) => !task.PassesOver(w));
                }

                if (first is not null && (best is null || WaitingTasks.GoesFirst(first, best)))
                {
                    best = first;
                }
            }
        }

        return best;
    }

    /// <summary>The first free worker for a task; null when there is none.</summary>
    private WorkerState? FreeFor(TaskState task)
    {
        var matching = task.Class!;
        if (matching.Set.PoolOf(matching) is not { } pool)
        {
            if (matching.Set.Members.Count <= SmallSet)
            {
                return FreeOfFew(task, matching);
            }

            pool = MakePool(matching);
        }

        foreach (var worker in pool.Workers)
        {
            if (!task.PassesOver(worker))
            {
                return worker;
            }
        }

        return null;
    }

    private WorkerState? FreeOfFew(TaskState task, MatchingClass matching)
    {
        WorkerState? best = null;
        WorkerOrder? order = null;
        foreach (var worker in matching.Set.Members)
        {
            if (worker.IsPooled && IsReady(worker, matching.Channel, matching.IgnoresCapacity) && !task.PassesOver(worker)
                && (best is null || (order ??= new(matching.Channel, matching.OrderBy)).Compare(worker, best) < 0))
            {
                best = worker;
            }
        }

        return best;
    }

    private WorkerPool MakePool(MatchingClass matching)
    {
        var pool = new WorkerPool(matching.Channel, matching.OrderBy, matching.IgnoresCapacity);
        matching.Set.Pools.Add(pool);
        foreach (var worker in matching.Set.Members)
        {
            if (worker.IsPooled && IsReady(worker, pool.Channel, pool.IgnoresCapacity))
            {
                pool.Workers.Add(worker);
            }
        }

        return pool;
    }

    private void Pool(WorkerState worker)
    {
        worker.IsPooled = true;
        foreach (var set in worker.Sets)
        {
            foreach (var pool in set.Pools)
            {
                if (IsReady(worker, pool.Channel, pool.IgnoresCapacity))
                {
                    pool.Workers.Add(worker);
                }
            }
        }
    }

    private static void Unpool(WorkerState worker)
    {
        if (!worker.IsPooled)
        {
            return;
        }

        worker.IsPooled = false;
        foreach (var set in worker.Sets)
        {
            foreach (var pool in set.Pools)
            {
                pool.Workers.Remove(worker);
            }
        }
    }
}
