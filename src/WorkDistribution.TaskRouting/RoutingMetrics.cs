using System.Diagnostics.Metrics;

namespace WorkDistribution.TaskRouting;

/// <summary>Figures of work distribution: the meter "WorkDistribution.TaskRouting".</summary>
internal sealed class RoutingMetrics : IDisposable
{
    private readonly Meter _meter = new("WorkDistribution.TaskRouting");
    private readonly Counter<long> _commands;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _failedCommits;
    private readonly Counter<long> _violations;
    private readonly Histogram<double> _decisions;
    private readonly Histogram<double> _groups;

    public RoutingMetrics()
    {
        _commands = _meter.CreateCounter<long>("taskrouting.commands", description: "Commands decided.");
        _refused = _meter.CreateCounter<long>("taskrouting.refused", description: "Commands refused because a workspace's mailbox was full.");
        _failedCommits = _meter.CreateCounter<long>("taskrouting.commits_failed", description: "Groups that could not be committed.");
        _violations = _meter.CreateCounter<long>("taskrouting.invariant_violations", description: "Broken invariants found.");
        _decisions = _meter.CreateHistogram<double>("taskrouting.decision_time", unit: "ms", description: "Time to decide one command.");
        _groups = _meter.CreateHistogram<double>("taskrouting.commit_time", unit: "ms", description: "Time to commit one group.");
    }

    public void Decided(TimeSpan took)
    {
        _commands.Add(1);
        _decisions.Record(took.TotalMilliseconds);
    }

    public void Refused() => _refused.Add(1);

    public void Committed(TimeSpan took) => _groups.Record(took.TotalMilliseconds);

    public void CommitFailed() => _failedCommits.Add(1);

    public void Violated(int count) => _violations.Add(count);

    public void Dispose() => _meter.Dispose();
}
