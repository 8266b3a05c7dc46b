using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;

namespace WorkDistribution.TaskRouting.Tests.Workspaces;

public sealed class ReservationTests
{
    private Workbench _bench = null!;

    [SetUp]
    public void SetUp() => _bench = new();

    [Test]
    public void A_rejected_task_goes_to_the_next_worker_and_not_back_to_the_one_who_rejected_it()
    {
        _bench.Straight(_bench.Queue("All"));
        var (ann, bob) = (_bench.Worker("Ann"), _bench.Worker("Bob"));
        var task = _bench.Task();
        _bench.Answer(_bench.OfferTo(ann)!, ReservationStatus.Rejected);
        Assert.That(_bench.OfferTo(bob)!.TaskSid, Is.EqualTo(task.Sid));
        _bench.Answer(_bench.OfferTo(bob)!, ReservationStatus.Rejected);
        Assert.That(_bench.Look(task).AssignmentStatus, Is.EqualTo(AssignmentStatus.Pending), "both declined");

        _bench.Pass(6);
        Assert.That(_bench.Offer(task).WorkerSid, Is.EqualTo(ann.Sid), "nobody else may take it: after a pause the first is asked again");
    }

    [Test]
    public void Who_rejected_a_task_gets_the_next_one_at_once()
    {
        _bench.Straight(_bench.Queue("All"));
        var ann = _bench.Worker("Ann");
        var (first, second) = (_bench.Task(priority: 9), _bench.Task());
        _bench.Answer(_bench.Offer(first), ReservationStatus.Rejected);
        Assert.That(_bench.OfferTo(ann)!.TaskSid, Is.EqualTo(second.Sid));
    }

    [Test]
    public void A_worker_who_does_not_answer_is_offered_nothing_until_it_is_updated()
    {
        _bench.Straight(_bench.Queue("All"), timeout: 30);
        var ann = _bench.Worker("Ann");
        var task = _bench.Task();
        _bench.Pass(29.999);
        Assert.That(_bench.Look(task).AssignmentStatus, Is.EqualTo(AssignmentStatus.Reserved));
        _bench.Pass(0.001);
        Assert.That(_bench.Look(task).AssignmentStatus, Is.EqualTo(AssignmentStatus.Pending));
        Assert.That(_bench.Look(ann).ActivitySid, Is.EqualTo(_bench.Offline), "the workspace's time-out activity");
        Assert.That(_bench.EventsOf(task), Does.Contain("reservation.timeout"));

        _bench.Send(new UpdateWorker(ann.Sid, _bench.Available));
        Assert.That(_bench.OfferTo(ann)!.TaskSid, Is.EqualTo(task.Sid));
    }

    [Test]
    public void A_worker_whose_time_out_activity_is_available_must_update_itself_all_the_same()
    {
        _bench.Send(new TaskRouting.Workspaces.UpdateWorkspace(TimeoutActivitySid: _bench.Available));
        _bench.Straight(_bench.Queue("All"), timeout: 30);
        var ann = _bench.Worker("Ann");
        var task = _bench.Task();
        _bench.Pass(60);
        Assert.That(_bench.Look(task).AssignmentStatus, Is.EqualTo(AssignmentStatus.Pending));
        _bench.Send(new UpdateWorker(ann.Sid, Attributes: "{}"));
        Assert.That(_bench.Look(task).AssignmentStatus, Is.EqualTo(AssignmentStatus.Reserved));
    }

    [Test]
    public void An_answer_that_comes_too_late_is_refused()
    {
        _bench.Straight(_bench.Queue("All"), timeout: 30);
        _bench.Worker("Ann");
        var offer = _bench.Offer(_bench.Task());
        _bench.Pass(31);
        Assert.That(
            _bench.Refused(new UpdateReservation(offer.Sid, ReservationStatus.Accepted)),
            Is.EqualTo(new[] { $"20001 ReservationStatus: reservation {offer.Sid} cannot become accepted: it is timeout" }));
    }

    [Test]
    public void Of_several_who_are_offered_a_task_the_first_to_accept_gets_it_and_the_others_are_free_again()
    {
        _bench.Straight(_bench.Queue("All", offers: 3));
        var workers = new[] { "Ann", "Bob", "Cid", "Dot" }.Select(name => _bench.Worker(name)).ToList();
        var task = _bench.Task();
        Assert.That(_bench.Offers(task), Has.Count.EqualTo(3));

        _bench.Answer(_bench.OfferTo(workers[1])!, ReservationStatus.Accepted);
        Assert.That(_bench.Offers(task, null).Select(static offer => offer.ReservationStatus), Is.EqualTo(new[] { ReservationStatus.Rescinded, ReservationStatus.Accepted, ReservationStatus.Rescinded }));
        Assert.That(_bench.Offers(_bench.Task()), Has.Count.EqualTo(3), "three are free for the next");
    }

    [Test]
    public void A_task_offered_to_fewer_than_it_may_be_is_offered_to_those_who_come()
    {
        _bench.Straight(_bench.Queue("All", offers: 2));
        _bench.Worker("Ann");
        var task = _bench.Task();
        Assert.That(_bench.Offers(task), Has.Count.EqualTo(1));
        _bench.Worker("Bob");
        Assert.That(_bench.Offers(task), Has.Count.EqualTo(2));
    }

    [Test]
    public void A_cancelled_task_frees_the_worker_it_was_offered_to()
    {
        _bench.Straight(_bench.Queue("All"));
        var ann = _bench.Worker("Ann");
        var task = _bench.Task();
        var next = _bench.Task();
        _bench.Send(new UpdateTask(task.Sid, AssignmentStatus: AssignmentStatus.Canceled, Reason: "hung up"));
        Assert.That(_bench.Look(task), Has.Property("Reason").EqualTo("hung up").And.Property("AssignmentStatus").EqualTo(AssignmentStatus.Canceled));
        Assert.That(_bench.EventsOf(task)[^2..], Is.EqualTo(new[] { "reservation.canceled", "task.canceled" }));
        Assert.That(_bench.OfferTo(ann)!.TaskSid, Is.EqualTo(next.Sid));
    }

    [Test]
    public void A_worker_with_an_offer_does_not_change_its_activity_unless_the_offer_is_rejected_with_it()
    {
        _bench.Straight(_bench.Queue("All"));
        var ann = _bench.Worker("Ann");
        var task = _bench.Task();
        Assert.That(_bench.Refused(new UpdateWorker(ann.Sid, _bench.Offline)).Single(), Does.StartWith($"20001 ActivitySid: worker {ann.Sid} has 1 pending reservations"));
        _bench.Send(new UpdateWorker(ann.Sid, _bench.Offline, RejectPendingReservations: true));
        Assert.That(_bench.Look(task).AssignmentStatus, Is.EqualTo(AssignmentStatus.Pending));
        Assert.That(_bench.Offers(task, null).Single().ReservationStatus, Is.EqualTo(ReservationStatus.Rejected));
    }

    [Test]
    public void A_rejection_with_an_activity_takes_the_worker_away_and_its_other_offers_back()
    {
        var bench = new Workbench();
        bench.Straight(bench.Queue("All"));
        var ann = bench.Worker("Ann");
        bench.Send(new UpdateWorkerChannel(ann.Sid, "chat", 2));
        var (first, second) = (bench.Task(channel: "chat"), bench.Task(channel: "chat"));
        bench.Answer(bench.Offer(first), ReservationStatus.Rejected, bench.Unavailable);
        Assert.That(bench.Look(ann).ActivitySid, Is.EqualTo(bench.Unavailable));
        Assert.That(bench.Offers(second, null).Single().ReservationStatus, Is.EqualTo(ReservationStatus.Canceled));
        Assert.That(bench.Look(second).AssignmentStatus, Is.EqualTo(AssignmentStatus.Pending));
    }

    [Test]
    public void Only_one_instruction_is_carried_out_at_a_time_and_it_may_take_longer_than_the_offer()
    {
        _bench.Straight(_bench.Queue("All"), timeout: 30);
        _bench.Worker("Ann");
        var offer = _bench.Offer(_bench.Task());
        _bench.Send(new StartInstruction(offer.Sid, Extend: TimeSpan.FromSeconds(90)));
        Assert.That(_bench.Refused(new StartInstruction(offer.Sid)).Single(), Does.StartWith("20409 An instruction is under way"));
        _bench.Pass(60);
        _bench.Send(new EndInstruction(offer.Sid));
        Assert.That(_bench.Answer(offer, ReservationStatus.Accepted), Has.Property("IsInstructed").False.And.Property("DateAccepted").EqualTo(_bench.Now));
    }

    [Test]
    public void A_change_made_to_another_version_than_its_maker_saw_is_refused()
    {
        _bench.Straight(_bench.Queue("All"));
        var ann = _bench.Worker("Ann");
        var task = _bench.Task();
        var offer = _bench.Offer(task);
        Assert.That(_bench.Refused(new UpdateReservation(offer.Sid, ReservationStatus.Accepted, IfMatch: "\"7\"")).Single(), Does.StartWith("20412"));
        Assert.That(_bench.Refused(new UpdateTask(task.Sid, Priority: 2, IfMatch: "77")).Single(), Does.StartWith("20412"));
        Assert.That(_bench.Refused(new UpdateWorker(ann.Sid, Attributes: "{}", IfMatch: "77")).Single(), Does.StartWith("20412"));
        Assert.That(_bench.Try(new UpdateReservation(offer.Sid, ReservationStatus.Accepted, IfMatch: $"\"{offer.Version}\"")).Succeeded);
    }

    [Test]
    public void Work_handed_back_begins_again_with_raised_weight_and_goes_to_somebody_else()
    {
        var queue = _bench.Queue("All");
        _bench.Workflow(new { filters = Array.Empty<object>(), default_filter = new { queue = queue.Sid.Value, priority = 3 }, requeue_priority = 5 });
        var ann = _bench.Worker("Ann");
        var task = _bench.Task();
        _bench.Answer(_bench.Offer(task), ReservationStatus.Accepted);
        var other = _bench.Task();
        var bob = _bench.Worker("Bob");
        Assert.That(_bench.OfferTo(bob)!.TaskSid, Is.EqualTo(other.Sid));

        _bench.Send(new UpdateTask(task.Sid, AssignmentStatus: AssignmentStatus.Pending));
        Assert.That(_bench.Look(task), Has.Property("Priority").EqualTo(8).And.Property("TimesQueued").EqualTo(2).And.Property("AssignmentStatus").EqualTo(AssignmentStatus.Pending));
        Assert.That(_bench.OfferTo(ann), Is.Null, "not to the one who handed it back");
        _bench.Answer(_bench.OfferTo(bob)!, ReservationStatus.Rejected);
        Assert.That(_bench.OfferTo(bob)!.TaskSid, Is.EqualTo(task.Sid));
    }

    [Test]
    public void Wrapping_keeps_the_worker_busy_until_the_task_is_completed()
    {
        _bench.Straight(_bench.Queue("All"));
        var ann = _bench.Worker("Ann");
        var task = _bench.Task();
        _bench.Answer(_bench.Offer(task), ReservationStatus.Accepted);
        _bench.Send(new UpdateTask(task.Sid, AssignmentStatus: AssignmentStatus.Wrapping, Reason: "talked"));
        var next = _bench.Task();
        Assert.That(_bench.OfferTo(ann), Is.Null);
        _bench.Send(new UpdateTask(task.Sid, AssignmentStatus: AssignmentStatus.Completed, Reason: "sold"));
        Assert.That(_bench.OfferTo(ann)!.TaskSid, Is.EqualTo(next.Sid));
        Assert.That(_bench.Look(task).Reason, Is.EqualTo("sold"));
    }

    [Test]
    public void What_cannot_be_done_to_a_task_as_it_stands_is_refused()
    {
        _bench.Straight(_bench.Queue("All"));
        var task = _bench.Task();
        Assert.That(
            _bench.Refused(new UpdateTask(task.Sid, AssignmentStatus: AssignmentStatus.Completed)),
            Is.EqualTo(new[] { $"20001 AssignmentStatus: task {task.Sid} cannot become completed: it is pending" }));
        _bench.Worker("Ann");
        _bench.Answer(_bench.Offer(task), ReservationStatus.Accepted);
        Assert.That(
            _bench.Refused(new UpdateTask(task.Sid, AssignmentStatus: AssignmentStatus.Canceled)),
            Is.EqualTo(new[] { $"20001 AssignmentStatus: task {task.Sid} cannot become canceled: it is assigned" }));
    }

    [Test]
    public void A_task_that_lives_too_long_without_a_worker_is_cancelled()
    {
        _bench.Straight(_bench.Queue("All"));
        var task = _bench.Task(timeout: 60);
        _bench.Pass(60);
        Assert.That(_bench.Look(task), Has.Property("AssignmentStatus").EqualTo(AssignmentStatus.Canceled).And.Property("Reason").EqualTo("Task TTL Exceeded"));
    }

    [Test]
    public void A_task_assigned_for_longer_than_a_day_is_deleted_by_the_system()
    {
        _bench.Straight(_bench.Queue("All"));
        var ann = _bench.Worker("Ann");
        var task = _bench.Task();
        _bench.Answer(_bench.Offer(task), ReservationStatus.Accepted);
        _bench.Pass(24 * 3600);
        Assert.That(_bench.EventsOf(task)[^1], Is.EqualTo("task.system-deleted"));
        Assert.That(_bench.Events.Count(e => e.Type == EventType.ReservationCanceled), Is.EqualTo(1));
        Assert.That(_bench.OfferTo(ann), Is.Null);
    }
}
