using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Rehearsal.Replay;

namespace WorkDistribution.TaskRouting.Rehearsal.Recording;

/// <summary>What really happened in a period, as far as a rehearsal needs it.</summary>
/// <param name="from">When what is led once more begins: a while before the period, so that the work under way at its beginning comes about by itself.</param>
/// <param name="start">Beginning of the period, inclusive.</param>
/// <param name="until">Its end, exclusive.</param>
internal sealed class RehearsalPeriod(DateTimeOffset from, DateTimeOffset start, DateTimeOffset until)
{
    /// <summary>When what is led once more begins.</summary>
    public DateTimeOffset From => from;

    /// <summary>Its beginning: from then on it is counted, and the changed workflow holds.</summary>
    public DateTimeOffset Start => start;

    /// <summary>Its end.</summary>
    public DateTimeOffset Until => until;

    /// <summary>What came from outside, in order.</summary>
    public List<RecordedChange> Changes { get; } = [];

    /// <summary>Tasks by identifier: made since it begins, or waiting then.</summary>
    public Dictionary<TaskSid, RecordedTask> Tasks { get; } = [];

    /// <summary>Tasks that workers were at when it began.</summary>
    public Dictionary<TaskSid, HeldTask> Held { get; } = [];

    /// <summary>Offers of a task to a worker, in order.</summary>
    public Dictionary<(TaskSid Task, WorkerSid Worker), Queue<RecordedOffer>> Offers { get; } = [];

    /// <summary>Workers then who are known to have been otherwise than they are now, or are gone.</summary>
    public Dictionary<WorkerSid, WorkerAtStart> Workers { get; } = [];

    /// <summary>What ledgers need of its events, in order.</summary>
    public List<RehearsalFact> Facts { get; } = [];

    /// <summary>A task that takes part; null: none does.</summary>
    public RecordedTask? Find(TaskSid sid) => Tasks.TryGetValue(sid, out var task) ? task : Held.GetValueOrDefault(sid)?.Task;

    /// <summary>How many tasks take part.</summary>
    public int TaskCount => Tasks.Count + Held.Count;
}
