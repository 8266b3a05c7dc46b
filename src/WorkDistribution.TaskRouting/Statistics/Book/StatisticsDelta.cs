using System.Runtime.InteropServices;
using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.TaskRouting.Statistics.Book;

/// <summary>Figures of some events that follow each other, by minute: a fold over them. Not safe across threads.</summary>
public sealed class StatisticsDelta
{
    private readonly Dictionary<(long Minute, StatisticsKey Key), StatisticsBucket> _buckets = [];
    private readonly List<ActivitySpan> _spans = [];

    /// <summary>Number of the last event in it; 0: none.</summary>
    public long LastNumber { get; private set; }

    /// <summary>The figures.</summary>
    public IReadOnlyDictionary<(long Minute, StatisticsKey Key), StatisticsBucket> Buckets => _buckets;

    /// <summary>Stays in activities that ended.</summary>
    public IReadOnlyList<ActivitySpan> Spans => _spans;

    /// <summary>Takes an event in.</summary>
    public void Fold(in StatisticsFact fact)
    {
        LastNumber = fact.Number;
        if (fact.Span is { } span)
        {
            _spans.Add(span);
        }

        switch (fact.Type)
        {
            case EventType.TaskCreated:
                Of(fact, StatisticsScope.Workspace).Count(StatisticsCounter.TasksCreated);
                break;
            case EventType.WorkflowEntered:
                Find(fact, StatisticsScope.Workflow)?.Count(StatisticsCounter.TasksEntered);
                break;
            case EventType.TaskQueueEntered:
                Find(fact, StatisticsScope.TaskQueue)?.Count(StatisticsCounter.TasksEntered);
                break;
            case EventType.TaskQueueMoved:
                CountTask(fact, StatisticsCounter.TasksMoved);
                break;
            case EventType.TaskCanceled:
                Of(fact, StatisticsScope.Workspace).Canceled(fact.Waited);
                Find(fact, StatisticsScope.TaskQueue)?.Canceled(fact.Waited);
                Find(fact, StatisticsScope.Workflow)?.Canceled(fact.Waited);
                break;
            case EventType.TaskCompleted:
                CountTask(fact, StatisticsCounter.TasksCompleted);
                break;
            case EventType.TaskDeleted:
            case EventType.TaskSystemDeleted:
                CountTask(fact, StatisticsCounter.TasksDeleted);
                break;
            case EventType.WorkflowTimeout:
                Of(fact, StatisticsScope.Workspace).Count(StatisticsCounter.TasksTimedOutInWorkflow);
                Find(fact, StatisticsScope.Workflow)?.Count(StatisticsCounter.TasksTimedOutInWorkflow);
                break;
            case EventType.ReservationCreated:
                CountReservation(fact, StatisticsCounter.ReservationsCreated);
                break;
            case EventType.ReservationAccepted:
                Of(fact, StatisticsScope.Workspace).Accepted(fact.Waited, fact.WaitedInQueue, fact.Preference);
                Find(fact, StatisticsScope.TaskQueue)?.Accepted(fact.Waited, fact.WaitedInQueue, fact.Preference);
                Find(fact, StatisticsScope.Workflow)?.Accepted(fact.Waited, fact.WaitedInQueue, fact.Preference);
                Find(fact, StatisticsScope.Worker)?.Accepted(fact.Waited, fact.WaitedInQueue, fact.Preference);
                break;
            case EventType.ReservationRejected:
                CountReservation(fact, StatisticsCounter.ReservationsRejected);
                break;
            case EventType.ReservationTimeout:
                CountReservation(fact, StatisticsCounter.ReservationsTimedOut);
                break;
            case EventType.ReservationCanceled:
                CountReservation(fact, StatisticsCounter.ReservationsCanceled);
                break;
            case EventType.ReservationRescinded:
                CountReservation(fact, StatisticsCounter.ReservationsRescinded);
                break;
            case EventType.ReservationCompleted:
                Of(fact, StatisticsScope.Workspace).Completed(fact.Worked);
                Find(fact, StatisticsScope.TaskQueue)?.Completed(fact.Worked);
                Find(fact, StatisticsScope.Workflow)?.Completed(fact.Worked);
                Find(fact, StatisticsScope.Worker)?.Completed(fact.Worked);
                break;
            default:
                break;
        }
    }

    /// <summary>Adds what was folded before, such as a part that could not be kept.</summary>
    public void Add(StatisticsDelta earlier)
    {
        LastNumber = Math.Max(LastNumber, earlier.LastNumber);
        _spans.InsertRange(0, earlier._spans);
        foreach (var (place, bucket) in earlier._buckets)
        {
            At(place).Add(bucket);
        }
    }

    private void CountTask(in StatisticsFact fact, StatisticsCounter counter)
    {
        Of(fact, StatisticsScope.Workspace).Count(counter);
        Find(fact, StatisticsScope.TaskQueue)?.Count(counter);
        Find(fact, StatisticsScope.Workflow)?.Count(counter);
    }

    private void CountReservation(in StatisticsFact fact, StatisticsCounter counter)
    {
        CountTask(fact, counter);
        Find(fact, StatisticsScope.Worker)?.Count(counter);
    }

    private StatisticsBucket Of(in StatisticsFact fact, StatisticsScope scope) => Find(fact, scope)!;

    private StatisticsBucket? Find(in StatisticsFact fact, StatisticsScope scope)
    {
        var sid = scope switch
        {
            StatisticsScope.TaskQueue => fact.TaskQueue,
            StatisticsScope.Workflow => fact.Workflow,
            StatisticsScope.Worker => fact.Worker,
            _ => fact.Workspace.Value,
        };
        return sid is null ? null : At((fact.Minute, new StatisticsKey(scope, sid, fact.Channel)));
    }

    private StatisticsBucket At((long Minute, StatisticsKey Key) place)
    {
        ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(_buckets, place, out _);
        return bucket ??= new StatisticsBucket();
    }
}
