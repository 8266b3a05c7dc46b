using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tests.Workspaces;

public sealed class CapacityTests
{
    [Test]
    public void Each_channel_has_its_own_capacity()
    {
        var bench = new Workbench();
        bench.Straight(bench.Queue("All"));
        var ann = bench.Worker("Ann");
        bench.Send(new UpdateWorkerChannel(ann.Sid, "chat", 2));
        var tasks = new[] { "voice", "chat", "chat", "chat", "voice" }.Select(channel => bench.Task(channel: channel)).ToList();
        Assert.That(tasks.Select(task => bench.Look(task).AssignmentStatus), Is.EqualTo(new[]
        {
            AssignmentStatus.Reserved, AssignmentStatus.Reserved, AssignmentStatus.Reserved, AssignmentStatus.Pending, AssignmentStatus.Pending,
        }));
        var chat = bench.Send(new FetchWorkerChannel(ann.Sid, "chat"));
        Assert.That((chat.AssignedTasks, chat.AvailableCapacityPercentage), Is.EqualTo((2, 0)));

        bench.Send(new UpdateWorkerChannel(ann.Sid, "chat", 3));
        Assert.That(bench.Look(tasks[3]).AssignmentStatus, Is.EqualTo(AssignmentStatus.Reserved), "more room is used at once");
        Assert.That(bench.Refused(new UpdateWorkerChannel(ann.Sid, "chat", 2)).Single(), Does.Contain("the worker has 3 tasks of this channel"));
    }

    [Test]
    public void A_channel_that_is_not_available_is_offered_nothing()
    {
        var bench = new Workbench();
        bench.Straight(bench.Queue("All"));
        var ann = bench.Worker("Ann");
        bench.Send(new UpdateWorkerChannel(ann.Sid, "chat", Available: false));
        var task = bench.Task(channel: "chat");
        Assert.That(task.AssignmentStatus, Is.EqualTo(AssignmentStatus.Pending));
        bench.Send(new UpdateWorkerChannel(ann.Sid, "chat", Available: true));
        Assert.That(bench.Look(task).AssignmentStatus, Is.EqualTo(AssignmentStatus.Reserved));
    }

    [Test]
    public void A_task_for_one_worker_goes_to_nobody_else_and_may_ignore_capacity()
    {
        var bench = new Workbench();
        bench.Straight(bench.Queue("All"));
        var (ann, _) = (bench.Worker("Ann"), bench.Worker("Bob"));
        bench.Task();
        var patient = bench.Send(new CreateTask(RoutingTarget: ann.Sid.Value)).Task;
        Assert.That(patient.AssignmentStatus, Is.EqualTo(AssignmentStatus.Pending), "Ann is busy, Bob is not asked");
        var urgent = bench.Send(new CreateTask(RoutingTarget: ann.Sid.Value, IgnoreCapacity: true)).Task;
        Assert.That(bench.Offer(urgent).WorkerSid, Is.EqualTo(ann.Sid));
    }

    [Test]
    public void In_a_channel_that_says_so_the_worker_with_the_most_room_goes_first()
    {
        var bench = new Workbench();
        bench.Straight(bench.Queue("All"));
        var (ann, bob) = (bench.Worker("Ann"), bench.Worker("Bob"));
        bench.Send(new UpdateWorkerChannel(ann.Sid, "chat", 2));
        bench.Send(new UpdateWorkerChannel(bob.Sid, "chat", 4));
        bench.Send(new UpdateTaskChannel("chat", ChannelOptimizedRouting: true));
        var names = Enumerable.Range(0, 4).Select(_ => bench.NameOf(bench.Offer(bench.Task(channel: "chat")).WorkerSid)).ToList();
        Assert.That(names, Is.EqualTo(new[] { "Ann", "Bob", "Bob", "Ann" }), "100:100, 50:100, 50:75, 50:50 percent are free");
    }

    [Test]
    public void Without_multi_tasking_a_worker_has_one_task_and_follows_the_queues_activities()
    {
        var bench = new Workbench(create: new("Office", MultiTaskEnabled: false));
        var reserved = bench.Send(new CreateActivity("Reserved"));
        var busy = bench.Send(new CreateActivity("Busy"));
        var queue = bench.Send(new CreateTaskQueue("All", ReservationActivitySid: reserved.Sid, AssignmentActivitySid: busy.Sid)).Queue;
        bench.Straight(queue);
        var ann = bench.Worker("Ann");
        var (first, second) = (bench.Task(channel: "voice"), bench.Task(channel: "chat"));
        Assert.That(bench.Look(ann).ActivitySid, Is.EqualTo(reserved.Sid));
        Assert.That(bench.Look(second).AssignmentStatus, Is.EqualTo(AssignmentStatus.Pending), "another channel does not help");
        bench.Answer(bench.Offer(first), ReservationStatus.Accepted);
        Assert.That(bench.Look(ann).ActivitySid, Is.EqualTo(busy.Sid));
        bench.Answer(bench.Offers(first, ReservationStatus.Accepted).Single(), ReservationStatus.Completed);
        Assert.That(bench.OfferTo(ann)!.TaskSid, Is.EqualTo(second.Sid));
        bench.Answer(bench.OfferTo(ann)!, ReservationStatus.Rejected, bench.Unavailable);
        Assert.That(bench.Look(ann).ActivitySid, Is.EqualTo(bench.Unavailable));
    }

    [Test]
    public void Multi_tasking_is_not_turned_off_while_somebody_has_several_tasks()
    {
        var bench = new Workbench();
        bench.Straight(bench.Queue("All"));
        bench.Worker("Ann");
        bench.Task(channel: "voice");
        bench.Task(channel: "chat");
        Assert.That(bench.Refused(new UpdateWorkspace(MultiTaskEnabled: false)).Single(), Does.Contain("workers have several tasks"));
    }

    [Test]
    public void A_changed_attribute_changes_who_is_in_a_queue_at_once()
    {
        var bench = new Workbench();
        bench.Straight(bench.Queue("English", "skills HAS 'en' AND level >= 3"));
        var ann = bench.Worker("Ann", """{"skills":["de"],"level":5}""");
        var task = bench.Task();
        bench.Send(new UpdateWorker(ann.Sid, Attributes: """{"skills":["de","en"],"level":2}"""));
        Assert.That(bench.Look(task).AssignmentStatus, Is.EqualTo(AssignmentStatus.Pending));
        bench.Send(new UpdateWorker(ann.Sid, Attributes: """{"skills":["de","en"],"level":3}"""));
        Assert.That(bench.Look(task).AssignmentStatus, Is.EqualTo(AssignmentStatus.Reserved));
    }

    [Test]
    public void A_changed_queue_expression_finds_workers_for_those_who_wait_at_once()
    {
        var bench = new Workbench();
        var queue = bench.Queue("Tier", "level > 9");
        bench.Straight(queue);
        bench.Worker("Ann", """{"level":5}""");
        var task = bench.Task();
        bench.Send(new UpdateTaskQueue(queue.Sid, TargetWorkers: "level > 4"));
        Assert.That(bench.Look(task).AssignmentStatus, Is.EqualTo(AssignmentStatus.Reserved));
    }

    [Test]
    public void A_queue_whose_workers_depend_on_the_hour_has_them_when_it_comes()
    {
        var bench = new Workbench();
        bench.Straight(bench.Queue("Late", "taskrouter.currentHour >= 10"));
        var ann = bench.Worker("Ann");
        bench.Task();
        bench.Pass(3599);
        Assert.That(bench.OfferTo(ann), Is.Null, "before ten");
        bench.Pass(31);
        Assert.That(bench.OfferTo(ann), Is.Not.Null);
    }

    [Test]
    public void A_queue_without_an_expression_has_no_workers()
    {
        var bench = new Workbench();
        bench.Straight(bench.Queue("Nobody", ""));
        bench.Worker("Ann");
        Assert.That(bench.Task().AssignmentStatus, Is.EqualTo(AssignmentStatus.Pending));
    }
}
