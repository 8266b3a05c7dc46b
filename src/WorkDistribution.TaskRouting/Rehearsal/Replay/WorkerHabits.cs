using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Rehearsal.Recording;

namespace WorkDistribution.TaskRouting.Rehearsal.Replay;

/// <summary>What workers did with offers and how long they worked in a period: what they will do with offers that were not made then.</summary>
internal sealed class WorkerHabits
{
    private readonly Dictionary<WorkerSid, List<RecordedOffer>> _answers = [];
    private readonly Dictionary<WorkerSid, int> _turns = [];
    private readonly HashSet<WorkerSid> _silent = [];
    private readonly Dictionary<TaskChannelSid, TimeSpan> _handling;

    /// <param name="period">What they did.</param>
    public WorkerHabits(RehearsalPeriod period)
    {
        var toAccept = new List<TimeSpan>();
        foreach (var offer in period.Offers.Values.SelectMany(static offers => offers).OrderBy(static offer => offer.Offered).ThenBy(static offer => offer.Number))
        {
            if (offer.Answer is OfferAnswer.Accept or OfferAnswer.Reject || offer.Return is not null)
            {
                if (!_answers.TryGetValue(offer.Worker, out var answers))
                {
                    _answers.Add(offer.Worker, answers = []);
                }

                answers.Add(offer);
            }
            else if (offer.Answer == OfferAnswer.Ignore)
            {
                _silent.Add(offer.Worker);
            }

            if (offer is { Answer: OfferAnswer.Accept, Delay: { } delay })
            {
                toAccept.Add(delay);
            }
        }

        ToAccept = Median(toAccept) ?? TimeSpan.Zero;
        _handling = period.Tasks.Values.Where(static task => task.Handling is not null)
            .GroupBy(static task => task.Channel)
            .ToDictionary(static tasks => tasks.Key, static tasks => Median([.. tasks.Select(static task => task.Handling!.Value)])!.Value);
    }

    /// <summary>How fast offers are accepted: the median.</summary>
    public TimeSpan ToAccept { get; }

    /// <summary>An offer that a worker treats a new one like: its own of the period in turn, without those that were taken back, and those after which it never came back; null: it has none.</summary>
    public RecordedOffer? Next(WorkerSid worker)
    {
        if (!_answers.TryGetValue(worker, out var answers))
        {
            return null;
        }

        var turn = _turns.GetValueOrDefault(worker);
        _turns[worker] = turn + 1;
        return answers[turn % answers.Count];
    }

    /// <summary>Whether a worker was offered something and never said anything.</summary>
    public bool IsSilent(WorkerSid worker) => _silent.Contains(worker) && !_answers.ContainsKey(worker);

    /// <summary>How long work on a task takes that nobody finished: the median of its channel; null: nothing was finished.</summary>
    public TimeSpan? HandlingOf(TaskChannelSid channel) => _handling.TryGetValue(channel, out var handling) ? handling : null;

    private static TimeSpan? Median(List<TimeSpan> times)
    {
        times.Sort();
        return times.Count == 0 ? null : times[(times.Count - 1) / 2];
    }
}
