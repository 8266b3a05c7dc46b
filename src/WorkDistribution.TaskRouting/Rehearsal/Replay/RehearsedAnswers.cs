using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Rehearsal.Recording;
using WorkDistribution.TaskRouting.Reservations;

namespace WorkDistribution.TaskRouting.Rehearsal.Replay;

/// <summary>Plans what workers do with the offers of a rehearsal: what they really did with the same offer, else what they usually do.</summary>
/// <param name="period">What they did.</param>
/// <param name="steps">What is planned.</param>
internal sealed class RehearsedAnswers(RehearsalPeriod period, StepQueue steps)
{
    /// <summary>An offer that is made this near to when it really was is answered when that was: small shifts (a timer that fired late) do not grow.</summary>
    private static readonly TimeSpan SameMoment = TimeSpan.FromSeconds(1);

    private readonly WorkerHabits _habits = new(period);
    private readonly Dictionary<ReservationSid, RecordedOffer> _real = [];

    /// <summary>A worker is offered a task.</summary>
    public void Offered(ReservationSid sid, TaskSid task, WorkerSid worker, DateTimeOffset time)
    {
        if (!period.Offers.TryGetValue((task, worker), out var offers) || !offers.TryDequeue(out var real))
        {
            Usual(sid, worker, time, TimeSpan.Zero);
            return;
        }

        _real[sid] = real;
        var isSame = (time - real.Offered).Duration() <= SameMoment;
        switch (real.Answer)
        {
            case OfferAnswer.Accept or OfferAnswer.Reject when isSame && real.Answered >= time:
                steps.Add(Answer(sid, real.Answer, real.Activity), real.Answered.Value, real.Number);
                break;
            case OfferAnswer.Accept or OfferAnswer.Reject:
                steps.Add(Answer(sid, real.Answer, real.Activity), time + real.Delay!.Value);
                break;
            case OfferAnswer.Ignore when isSame || real.Return is not null:
                break;
            default:
                // It is known for how long the worker said nothing.
                Usual(sid, worker, time, real.Answer == OfferAnswer.None ? (real.Answered ?? period.Until) - real.Offered + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero);
                break;
        }
    }

    /// <summary>A worker has accepted.</summary>
    public void Accepted(ReservationSid sid, TaskSid task, DateTimeOffset time)
    {
        if (_real.TryGetValue(sid, out var real) && real.Answer == OfferAnswer.Accept)
        {
            if (real.End is { } end)
            {
                var step = new PlannedStep.Answer(sid, end.IsHandBack ? ReservationStatus.Canceled : ReservationStatus.Completed, end.Activity);
                if (real.Answered == time)
                {
                    steps.Add(step, end.Time, end.Number);
                }
                else
                {
                    steps.Add(step, time + (end.Time - real.Answered!.Value));
                }
            }

            return;
        }

        if (period.Find(task) is { } known && (known.Handling ?? _habits.HandlingOf(known.Channel)) is { } handling)
        {
            steps.Add(new PlannedStep.Answer(sid, ReservationStatus.Completed, null), time + handling);
        }
    }

    /// <summary>A worker did not answer in time. Where it really was so then, its return is among what happened.</summary>
    public void TimedOut(ReservationSid sid, WorkerSid worker, DateTimeOffset time)
    {
        if (_real.TryGetValue(sid, out var real) && real is { Answer: OfferAnswer.Ignore, Return: { } back } && (time - real.Answered!.Value).Duration() > SameMoment)
        {
            steps.Add(new PlannedStep.Return(worker, back.Activity), time + back.After);
        }
    }

    private void Usual(ReservationSid sid, WorkerSid worker, DateTimeOffset time, TimeSpan silence)
    {
        if (_habits.IsSilent(worker))
        {
            return;
        }

        var like = _habits.Next(worker);
        if (like is { Answer: OfferAnswer.Ignore })
        {
            _real[sid] = like;
            return;
        }

        var delay = like?.Delay ?? _habits.ToAccept;
        steps.Add(Answer(sid, like?.Answer ?? OfferAnswer.Accept, null), time + (delay < silence ? silence : delay));
    }

    private static PlannedStep.Answer Answer(ReservationSid sid, OfferAnswer answer, ActivitySid? activity) =>
        new(sid, answer == OfferAnswer.Accept ? ReservationStatus.Accepted : ReservationStatus.Rejected, activity);
}
