using WorkDistribution.TaskRouting.Explanations;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.TaskRouting.Tests.Workspaces;

public sealed class ExplanationTests
{
    [Test]
    public void A_waiting_task_is_explained_with_its_filters_its_targets_and_what_stands_against_each_worker()
    {
        var bench = new Workbench();
        var queue = bench.Queue("English", "skills HAS 'en'");
        bench.Workflow(new
        {
            filters = new object[]
            {
                new { filter_friendly_name = "Vips", expression = "vip == true", targets = new[] { new { queue = queue.Sid.Value } } },
                new { filter_friendly_name = "Rest", expression = "vip != true", targets = new object[] { new { queue = queue.Sid.Value, timeout = 60, expression = "worker.level > task.level" }, new { queue = queue.Sid.Value } } },
            },
        });
        bench.Worker("Stranger", """{"skills":["fr"],"level":9}""");
        bench.Worker("Novice", """{"skills":["en"],"level":1}""");
        bench.Worker("Absent", """{"skills":["en"],"level":9}""", available: false);
        var busy = bench.Worker("Busy", """{"skills":["en"],"level":9}""");
        bench.Task("""{"level":2}""");
        var deaf = bench.Worker("Deaf", """{"skills":["en"],"level":9}""");
        bench.Send(new UpdateWorkerChannel(deaf.Sid, "default", Available: false));
        var task = bench.Task("""{"level":3}""");
        bench.Pass(20);
        var decliner = bench.Worker("Decliner", """{"skills":["en"],"level":9}""");
        bench.Answer(bench.OfferTo(decliner)!, ReservationStatus.Rejected);

        var why = bench.Send(new ExplainTask(task.Sid));

        Assert.Multiple(() =>
        {
            Assert.That(why.Filters.Select(static filter => (filter.FriendlyName, filter.IsMatch, filter.IsFollowed)), Is.EqualTo(new[] { ("Vips", false, false), ("Rest", true, true) }));
            Assert.That(why.Targets.Select(static target => (target.State, target.Workers)), Is.EqualTo(new[] { (TargetState.Current, 4), (TargetState.Later, 5) }));
            Assert.That(why.Targets[0].Until, Is.EqualTo(bench.Now.AddSeconds(40)));
            Assert.That(why.Workers.ToDictionary(static worker => worker.FriendlyName, static worker => worker.Obstacle), Is.EqualTo(new Dictionary<string, WorkerObstacle>
            {
                ["Stranger"] = WorkerObstacle.NotInQueue,
                ["Novice"] = WorkerObstacle.NotInTarget,
                ["Absent"] = WorkerObstacle.NotAvailable,
                ["Busy"] = WorkerObstacle.NoCapacity,
                ["Deaf"] = WorkerObstacle.ChannelNotAvailable,
                ["Decliner"] = WorkerObstacle.Declined,
            }));
            Assert.That(why.Workers.Single(static worker => worker.FriendlyName == "Novice").Trace!.ToString(), Does.StartWith("worker.level > task.level = false (1, 3)"));
            Assert.That(why.WaitsFor, Is.EqualTo("It waits in task queue English for a worker to have room"));
        });
        Assert.That(bench.OfferTo(busy), Is.Not.Null);
    }

    [Test]
    public void A_workflow_is_told_which_of_its_targets_come_to_nothing()
    {
        var bench = new Workbench();
        var (empty, full) = (bench.Queue("Empty", "1 == 0"), bench.Queue("Full"));
        bench.Worker("Ann", """{"level":3}""", available: false);
        var flow = bench.Workflow(new
        {
            filters = new[] { new { expression = "1 == 1", targets = new object[] { new { queue = empty.Sid.Value }, new { queue = full.Sid.Value, expression = "worker.level > 5" }, new { queue = full.Sid.Value, expression = "worker.level > task.level" } } } },
        });
        Assert.That(bench.Send(new CheckWorkflow(flow.Sid)).Select(static warning => (warning.TargetIndex, warning.Message)), Is.EqualTo(new[]
        {
            (0, "No worker is in task queue Empty"),
            (1, "No worker of task queue Full fulfils worker.level > 5"),
        }));
    }
}
