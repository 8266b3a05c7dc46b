using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tests.Workspaces;

public sealed class AssignmentTests
{
    private Workbench _bench = null!;

    [SetUp]
    public void SetUp() => _bench = new();

    [Test]
    public void A_task_goes_through_offer_acceptance_and_completion_and_is_removed_after_a_while()
    {
        _bench.Straight(_bench.Queue("All"));
        var worker = _bench.Worker("Ann");
        var task = _bench.Task();
        Assert.That(task.AssignmentStatus, Is.EqualTo(AssignmentStatus.Reserved));

        var offer = _bench.Offer(task);
        Assert.That(offer.WorkerSid, Is.EqualTo(worker.Sid));
        _bench.Answer(offer, ReservationStatus.Accepted);
        Assert.That(_bench.Look(task).AssignmentStatus, Is.EqualTo(AssignmentStatus.Assigned));
        _bench.Answer(offer, ReservationStatus.Wrapping);
        Assert.That(_bench.Look(task).AssignmentStatus, Is.EqualTo(AssignmentStatus.Wrapping));
        _bench.Answer(offer, ReservationStatus.Completed);
        Assert.That(_bench.Look(task).AssignmentStatus, Is.EqualTo(AssignmentStatus.Completed));
        Assert.That(_bench.EventsOf(task), Is.EqualTo(new[]
        {
            "task.created", "workflow.entered", "workflow.target-matched", "task-queue.entered", "reservation.created", "reservation.accepted",
            "reservation.wrapup", "task.wrapup", "reservation.completed", "task.completed",
        }));

        _bench.Pass(16 * 60);
        Assert.That(_bench.Refused(new FetchTask(task.Sid)), Is.EqualTo(new[] { "20404 There is no such task" }));
    }

    [Test]
    public void Whoever_is_longest_without_work_gets_the_next_task()
    {
        _bench.Straight(_bench.Queue("All"));
        foreach (var name in new[] { "Ann", "Bob", "Cid" })
        {
            _bench.Worker(name);
            _bench.Pass(1);
        }

        Assert.That(Enumerable.Range(0, 3).Select(_ => _bench.NameOf(_bench.Offer(_bench.Task()).WorkerSid)), Is.EqualTo(new[] { "Ann", "Bob", "Cid" }));
    }

    [Test]
    public void The_highest_priority_goes_first_then_the_oldest()
    {
        _bench.Straight(_bench.Queue("All"));
        var (low, high, higher) = (_bench.Task(priority: 1), _bench.Task(priority: 5), _bench.Task(priority: 5));
        var worker = _bench.Worker("Ann");
        var order = new List<WorkTask>();
        for (var i = 0; i < 3; i++)
        {
            var offer = _bench.OfferTo(worker)!;
            order.Add(new[] { low, high, higher }.Single(task => task.Sid == offer.TaskSid));
            _bench.Answer(offer, ReservationStatus.Accepted);
            _bench.Answer(offer, ReservationStatus.Completed);
        }

        Assert.That(order, Is.EqualTo(new[] { high, higher, low }));
    }

    [Test]
    public void In_a_queue_of_the_last_first_the_latest_goes_first()
    {
        _bench.Straight(_bench.Queue("All", order: QueueOrder.Lifo));
        var first = _bench.Task();
        _bench.Pass(1);
        var last = _bench.Task();
        var worker = _bench.Worker("Ann");
        Assert.That(_bench.OfferTo(worker)!.TaskSid, Is.EqualTo(last.Sid));
        Assert.That(_bench.Look(first).AssignmentStatus, Is.EqualTo(AssignmentStatus.Pending));
    }
}
