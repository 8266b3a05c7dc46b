using WorkDistribution.TaskRouting.Matching;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Invariants;

/// <summary>Looks at a few workers and tasks after each group of decisions, going round, and at a sample of offers: cheap enough to be always on.</summary>
/// <param name="core">The workspace.</param>
internal sealed class InvariantMonitor(WorkspaceCore core)
{
    private const int AStep = 4;

    private readonly List<string> _broken = [];
    private int _worker;
    private TaskState? _task;
    private uint _offers;

    /// <summary>Of so many offers one is looked at. 1: each.</summary>
    public uint OffersPerLook { get; set; } = 64;

    /// <summary>Looks at the next few; gives everything broken since the last call.</summary>
    public IReadOnlyList<string> Look()
    {
        for (var i = 0; i < AStep && core.State.Workers.Count > 0; i++)
        {
            _worker = _worker + 1 < core.State.Workers.Count ? _worker + 1 : 0;
            WorkerInvariants.Check(core, core.State.Workers.All[_worker], _broken);
        }

        for (var i = 0; i < AStep && core.State.TaskCount > 0; i++)
        {
            _task = _task is { IsRemoved: false } ? _task.Next ?? core.State.FirstTask : core.State.FirstTask;
            TaskInvariants.Check(core, _task!, _broken);
        }

        return TakeBroken();
    }

    /// <summary>What was found broken since the last call.</summary>
    public IReadOnlyList<string> TakeBroken()
    {
        if (_broken.Count == 0)
        {
            return [];
        }

        var broken = _broken.ToArray();
        _broken.Clear();
        return broken;
    }

    /// <summary>A task is about to be offered: nothing of higher priority that the worker could have may wait.</summary>
    public void LookAtOffer(TaskState task, WorkerState worker)
    {
        if (_offers++ % OffersPerLook != 0)
        {
            return;
        }

        foreach (var set in worker.Sets)
        {
            foreach (var matching in set.Waiting == 0 ? [] : set.Classes)
            {
                if (matching.Waiting.First is { } first
                    && first.Task.Priority > task.Task.Priority
                    && core.Matcher.IsReady(worker, matching.Channel, matching.IgnoresCapacity)
                    && matching.Waiting.FirstWhere(worker, static (w, t) => !t.PassesOver(w)) is { } passed
                    && passed.Task.Priority > task.Task.Priority)
                {
                    _broken.Add($"task {task.Key} of priority {task.Task.Priority} is offered to worker {worker.Key} while {passed.Key} of priority {passed.Task.Priority} waits");
                }
            }
        }
    }
}
