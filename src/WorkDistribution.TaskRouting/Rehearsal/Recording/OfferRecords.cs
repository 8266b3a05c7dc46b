using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.TaskRouting.Rehearsal.Recording;

/// <summary>Folds events into the offers of a period and what workers did with them.</summary>
/// <param name="period">What is filled.</param>
internal sealed class OfferRecords(RehearsalPeriod period)
{
    private readonly Dictionary<ReservationSid, RecordedOffer> _open = [];
    private readonly Dictionary<WorkerSid, RecordedOffer> _last = [];
    private readonly Dictionary<WorkerSid, RecordedOffer> _ignored = [];
    private RecordedOffer? _handedBack;

    /// <summary>Whether an offer was made and its end is not known.</summary>
    public bool IsOpen(ReservationSid reservation) => _open.ContainsKey(reservation);

    /// <summary>An event of an offer; after the period only of one that is open.</summary>
    public void Read(EventRecord happened, TaskSid task, WorkerSid worker, ReservationSid sid, bool late)
    {
        if (!_open.TryGetValue(sid, out var offer))
        {
            if (late)
            {
                return;
            }

            offer = new RecordedOffer { Task = task, Worker = worker, Offered = happened.Type == EventType.ReservationCreated ? happened.Time : period.From };
            _open.Add(sid, offer);
            if (!period.Offers.TryGetValue((task, worker), out var offers))
            {
                period.Offers.Add((task, worker), offers = new());
            }

            offers.Enqueue(offer);
        }

        _last[worker] = offer;
        Follow(happened, offer, sid);
    }

    /// <summary>A worker goes over to something else: was it with its last answer, the answer has it.</summary>
    /// <returns>Whether that follows from an offer that was not answered.</returns>
    public bool ChangesWith(WorkerSid worker, DateTimeOffset time, ActivitySid activity)
    {
        if (_ignored.TryGetValue(worker, out var ignored))
        {
            if (ignored.Answered == time)
            {
                return true;
            }

            ignored.Return = (time - ignored.Answered!.Value, activity);
            _ignored.Remove(worker);
        }

        if (_last.TryGetValue(worker, out var last))
        {
            if (last.End?.Time == time)
            {
                last.End = last.End with { Activity = activity };
            }
            else if (last.Answer == OfferAnswer.Reject && last.Answered == time)
            {
                last.Activity = activity;
            }
        }

        return false;
    }

    /// <summary>A task was removed: who had it did not give it back.</summary>
    public void TaskRemoved(TaskSid task, DateTimeOffset time)
    {
        if (_handedBack is { End: { } end } offer && offer.Task == task && end.Time == time)
        {
            offer.End = end with { IsHandBack = false };
        }

        if (period.Held.TryGetValue(task, out var held) && held.End?.Time == time)
        {
            period.Held[task] = held with { End = held.End with { IsHandBack = false } };
        }
    }

    private void Follow(EventRecord happened, RecordedOffer offer, ReservationSid sid)
    {
        var (time, number) = (happened.Time, happened.Number);
        switch (happened.Type)
        {
            case EventType.ReservationAccepted:
                (offer.Answer, offer.Answered, offer.Number) = (OfferAnswer.Accept, time, number);
                break;
            case EventType.ReservationRejected:
                (offer.Answer, offer.Answered, offer.Number) = (OfferAnswer.Reject, time, number);
                _open.Remove(sid);
                break;
            case EventType.ReservationTimeout:
                (offer.Answer, offer.Answered) = (OfferAnswer.Ignore, time);
                _ignored[offer.Worker] = offer;
                _open.Remove(sid);
                break;
            case EventType.ReservationCompleted or EventType.ReservationCanceled or EventType.ReservationRescinded:
                _open.Remove(sid);
                if (offer.Answer == OfferAnswer.Accept)
                {
                    End(offer, new(time, number, IsHandBack: happened.Type != EventType.ReservationCompleted));
                }
                else
                {
                    offer.Answered = time;
                }

                break;
        }
    }

    private void End(RecordedOffer offer, RecordedEnd end)
    {
        offer.End = end;
        if (end.IsHandBack)
        {
            _handedBack = offer;
        }
        else if (period.Find(offer.Task) is { } task)
        {
            task.Handling ??= end.Time - offer.Answered;
        }
    }
}
