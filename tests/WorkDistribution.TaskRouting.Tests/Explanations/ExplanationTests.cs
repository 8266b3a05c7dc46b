using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Explanations;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Tests.Workspaces;
using WorkDistribution.TaskRouting.Workers;

namespace WorkDistribution.TaskRouting.Tests.Explanations;

public sealed class ExplanationTests
{
    private Workbench _bench = null!;

    [SetUp]
    public void SetUp() => _bench = new();

    [Test]
    public void Each_worker_is_told_with_the_first_thing_that_stands_against_it()
    {
        var queue = _bench.Queue("English", "languages HAS 'en'");
        _bench.Workflow(new
        {
            filters = new[] { new { expression = "1==1", targets = new[] { new { queue = queue.Sid.Value, expression = "worker.level >= task.level" } } } },
        });
        _bench.Worker("French", """{"languages":["fr"],"level":9}""");
        _bench.Worker("Novice", """{"languages":["en"],"level":2}""");
        _bench.Worker("Away", """{"languages":["en"],"level":5}""", available: false);
        var busy = _bench.Worker("Busy", """{"languages":["en"],"level":5}""");
        var first = _bench.Task("""{"level":5}""");
        Assert.That(_bench.Offer(first).WorkerSid, Is.EqualTo(busy.Sid));

        var why = Explain(_bench.Task("""{"level":5}"""));
        Assert.That(why.Workers.Select(worker => (worker.FriendlyName, worker.Obstacle)), Is.EqualTo(new[]
        {
            ("Busy", WorkerObstacle.NoCapacity), ("Away", WorkerObstacle.NotAvailable), ("Novice", WorkerObstacle.NotInTarget), ("French", WorkerObstacle.NotInQueue),
        }));
        Assert.That(why.Workers[2].Trace!.ToString(), Is.EqualTo("worker.level >= task.level = false (2, 5)\n"));
        Assert.That(why.Workers[3].Trace!.Result, Is.False);
        Assert.That(why.WaitsFor, Does.StartWith("One of the 2 workers that fulfil its expressions: 1 not available, 1 without capacity"));
        Assert.That(Explain(first).WaitsFor, Is.EqualTo("The answer of Busy"));
        Assert.That(Explain(first).Workers[0].Obstacle, Is.EqualTo(WorkerObstacle.Has));
    }

    [Test]
    public void The_filters_up_to_the_one_that_matches_and_the_targets_with_their_times_are_told()
    {
        var (one, two) = (_bench.Queue("One", "1==0"), _bench.Queue("Two", "1==0"));
        _bench.Workflow(new
        {
            filters = new object[]
            {
                new { filter_friendly_name = "Gold", expression = "tier == 'gold'", targets = new[] { new { queue = one.Sid.Value } } },
                new
                {
                    filter_friendly_name = "Others", expression = "tier != 'gold'",
                    targets = new object[] { new { queue = one.Sid.Value, timeout = 10 }, new { queue = two.Sid.Value, timeout = 20, priority = 7 } },
                },
                new { filter_friendly_name = "Never", expression = "1==1", targets = new[] { new { queue = one.Sid.Value } } },
            },
        });
        var begin = _bench.Now;
        var task = _bench.Task("""{"tier":"tin"}""");
        var atFirst = Explain(task);
        Assert.That(atFirst.Filters.Select(filter => (filter.FriendlyName, filter.IsMatch, filter.IsFollowed)), Is.EqualTo(new[] { ("Gold", false, false), ("Others", true, true) }));
        Assert.That(atFirst.Filters[0].Trace!.Left, Is.EqualTo("\"tin\""));
        Assert.That(atFirst.Targets.Select(target => (target.State, target.Until)), Is.EqualTo(new (TargetState, DateTimeOffset?)[] { (TargetState.Current, begin.AddSeconds(10)), (TargetState.Later, null) }));
        Assert.That(atFirst.NextChange, Is.EqualTo(begin.AddSeconds(10)));

        _bench.Pass(11);
        var later = Explain(task);
        Assert.That(later.Targets.Select(target => (target.State, target.Until, target.Priority)), Is.EqualTo(new (TargetState, DateTimeOffset?, int?)[]
        {
            (TargetState.Passed, null, null), (TargetState.Current, begin.AddSeconds(30), 7),
        }));
        Assert.That(later.TaskQueueSid, Is.EqualTo(two.Sid));
        Assert.That(later.WaitsFor, Does.StartWith("A worker: none fulfils the task queue's expression"));

        _bench.Pass(30);
        Assert.That(Explain(task).WaitsFor, Is.EqualTo("Nothing: it is canceled (Workflow Timeout)"));
    }

    [Test]
    public void Who_declined_is_told_and_how_many_go_before()
    {
        _bench.Straight(_bench.Queue("All"));
        var worker = _bench.Worker("Ann");
        var declined = _bench.Task();
        _bench.Answer(_bench.Offer(declined), ReservationStatus.Rejected, _bench.Unavailable);
        _bench.Send(new UpdateWorker(worker.Sid, _bench.Available));
        Assert.That(Explain(declined).Workers.Single().Obstacle, Is.EqualTo(WorkerObstacle.Declined));

        _bench.Task(priority: 3);
        _bench.Task(priority: 3);
        _bench.Task(priority: 3);
        Assert.That(Explain(_bench.Task()).TasksAhead, Is.EqualTo(3));
    }

    [Test]
    public void No_more_workers_are_told_than_were_asked_for_the_closest_first()
    {
        _bench.Straight(_bench.Queue("Sure", "sure == true"));
        for (var i = 0; i < 5; i++)
        {
            _bench.Worker($"W{i}");
        }

        _bench.Worker("Near", """{"sure":true}""", available: false);
        var why = _bench.Send(new ExplainTask(_bench.Task().Sid, MaxWorkers: 2));
        Assert.That(why.Workers[0].FriendlyName, Is.EqualTo("Near"));
        Assert.That((why.Workers.Length, why.WorkersLeftOut), Is.EqualTo((2, 4)));
        Assert.That(_bench.Refused(new ExplainTask(TaskSid.FromTrusted("WT" + new string('0', 32)))), Has.One.Contains("20404"));
    }

    private TaskExplanation Explain(WorkTask task) => _bench.Send(new ExplainTask(task.Sid));
}
