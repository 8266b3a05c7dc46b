using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Rehearsal.Recording;
using WorkDistribution.TaskRouting.Rehearsal.Replay;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workflows.Configuration;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Rehearsal.Reports;

/// <summary>Makes the report of a rehearsal.</summary>
/// <param name="workspace">The workspace with the workflow that was rehearsed.</param>
/// <param name="period">What happened.</param>
/// <param name="workflow">The workflow.</param>
internal sealed class ReportWriter(WorkspaceCore workspace, RehearsalPeriod period, WorkflowState workflow)
{
    private readonly WorkflowSid _sid = workflow.Workflow.Sid;

    /// <summary>The report.</summary>
    public RehearsalReport Write(WorkflowRehearsal rehearsal, ImmutableArray<WorkflowWarning> warnings)
    {
        var unmatchable = Own(rehearsal.Outcome)
            .Where(static task => task.Outcome is { Accepted: null, End: not TaskEnd.Canceled } && (task.Outcome.End == TaskEnd.Unmatched || !task.Outcome.IsForSomebody))
            .Select(static task => new UnmatchableTask(task.Sid, task.Outcome.End == TaskEnd.Unmatched ? UnmatchableReason.NoFilter : UnmatchableReason.NoWorker))
            .ToList();
        return new RehearsalReport
        {
            WorkflowSid = _sid,
            StartTime = period.Start,
            EndTime = period.Until,
            Rehearsed = Figures(rehearsal.Outcome),
            Recorded = Figures(rehearsal.Recorded),
            UnmatchableCount = unmatchable.Count,
            Unmatchable = [.. unmatchable.Take(RehearsalReport.MaxUnmatchable)],
            Targets = Targets(rehearsal.Outcome),
            LeftOut = rehearsal.LeftOut,
            Warnings = warnings,
        };
    }

    private RehearsalFigures Figures(RehearsalLedger ledger)
    {
        var tasks = Own(ledger).Select(static task => task.Outcome).ToList();
        var waits = tasks.Select(static task => task.Wait).OfType<TimeSpan>().ToList();
        var open = tasks.Where(static task => task.Accepted is null).ToLookup(static task => task.End);
        return new RehearsalFigures
        {
            Tasks = tasks.Count,
            Assigned = waits.Count,
            Waiting = open[null].Count(),
            TimedOut = open[TaskEnd.TimedOut].Count(),
            Unmatched = open[TaskEnd.Unmatched].Count(),
            Canceled = open[TaskEnd.Canceled].Count(),
            Offers = tasks.Sum(static task => task.Offers),
            Declined = tasks.Sum(static task => task.Declined),
            Wait = WaitFigures.Of(waits),
            TaskQueues = Queues(ledger),
            Workers = Workers(ledger),
        };
    }

    private ImmutableArray<RehearsedQueue> Queues(RehearsalLedger ledger)
    {
        var waits = ledger.Tasks.Values
            .Where(static task => task is { Queue: not null, Wait: not null })
            .GroupBy(static task => task.Queue!.Value)
            .ToDictionary(static tasks => tasks.Key, static tasks => WaitFigures.Of([.. tasks.Select(static task => task.Wait!.Value)]));
        var queues = workspace.State.Queues;
        return
        [
            .. queues.All.Where(queue => waits.ContainsKey(queue.Queue.Sid)).Select(queue => new RehearsedQueue(queue.Queue.Sid, queue.Queue.FriendlyName, waits[queue.Queue.Sid])),
            .. waits.Where(gone => queues.Find(gone.Key.Value) is null).OrderBy(static gone => gone.Key.Value, StringComparer.Ordinal).Select(static gone => new RehearsedQueue(gone.Key, "", gone.Value)),
        ];
    }

    private ImmutableArray<RehearsedWorker> Workers(RehearsalLedger ledger) =>
    [
        .. ledger.Workers
            .Where(static worker => worker.Value.Present > TimeSpan.Zero)
            .OrderBy(static worker => worker.Key.Value, StringComparer.Ordinal)
            .Select(worker => new RehearsedWorker(worker.Key, NameOf(worker.Key), worker.Value.Tasks, worker.Value.Busy, worker.Value.Present)),
    ];

    private string NameOf(WorkerSid worker) => workspace.State.Workers.Find(worker.Value)?.Worker.FriendlyName ?? period.Workers.GetValueOrDefault(worker)?.Name ?? "";

    private ImmutableArray<RehearsedTarget> Targets(RehearsalLedger ledger)
    {
        var entered = new Dictionary<(int, int), int>();
        var waits = new Dictionary<(int, int), List<TimeSpan>>();
        foreach (var (_, task) in Own(ledger))
        {
            foreach (var place in task.Way.Distinct())
            {
                entered[place] = entered.GetValueOrDefault(place) + 1;
            }

            if (task is { Wait: { } wait, Way: [.., var last] })
            {
                if (!waits.TryGetValue(last, out var there))
                {
                    waits.Add(last, there = []);
                }

                there.Add(wait);
            }
        }

        var rules = workflow.Configuration;
        return
        [
            .. (rules.DefaultFilter is { } otherwise ? rules.Filters.Add(otherwise) : rules.Filters).SelectMany(filter => filter.Targets.Select((target, index) => Target(filter, target, index))),
        ];

        RehearsedTarget Target(WorkflowFilter filter, WorkflowTarget target, int index) => new(
            filter.Index,
            filter.FriendlyName,
            index,
            workspace.Routing.QueueOf(target)?.Queue.Sid,
            entered.GetValueOrDefault((filter.Index, index)),
            WaitFigures.Of(waits.GetValueOrDefault((filter.Index, index)) ?? []));
    }

    /// <summary>Tasks of the workflow that were made in the period, in the order of creation.</summary>
    private IEnumerable<(TaskSid Sid, TaskOutcome Outcome)> Own(RehearsalLedger ledger) =>
        ledger.Tasks.Where(task => period.Find(task.Key)?.Workflow == _sid).Select(static task => (task.Key, task.Value));
}
