using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Statistics;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tests.Workspaces;

public sealed class WorkspaceTests
{
    [Test]
    public void A_new_workspace_has_activities_channels_and_with_a_template_a_queue_and_a_workflow()
    {
        var bench = new Workbench(create: new("Office", Template: WorkspaceTemplate.Fifo));
        Assert.That(bench.Send(new ListActivities(null, null, new())).Items.Select(static a => (a.FriendlyName, a.Available)), Is.EqualTo(new[] { ("Offline", false), ("Available", true), ("Unavailable", false) }));
        Assert.That(bench.Send(new ListTaskChannels(new())).Items.Select(static c => c.UniqueName), Is.EqualTo(new[] { "default", "voice", "chat", "sms", "video" }));
        bench.Worker("Ann");
        Assert.That(bench.Task().AssignmentStatus, Is.EqualTo(AssignmentStatus.Reserved));
    }

    [Test]
    public void What_is_in_use_is_not_removed()
    {
        var bench = new Workbench();
        var queue = bench.Queue("All");
        var flow = bench.Straight(queue);
        var ann = bench.Worker("Ann");
        var task = bench.Task();
        Assert.Multiple(() =>
        {
            Assert.That(bench.Refused(new DeleteActivity(bench.Offline)).Single(), Does.Contain("The workspace uses"));
            Assert.That(bench.Refused(new DeleteActivity(bench.Available)).Single(), Does.Contain("Workers are in"));
            Assert.That(bench.Refused(new DeleteTaskQueue(queue.Sid)).Single(), Does.Contain("There are tasks"));
            Assert.That(bench.Refused(new DeleteWorkflow(flow.Sid)).Single(), Does.Contain("leads tasks"));
            Assert.That(bench.Refused(new DeleteWorker(ann.Sid)).Single(), Does.Contain("has tasks"));
            Assert.That(bench.Refused(new DeleteTaskChannel("default")).Single(), Does.Contain("stays"));
        });
        bench.Send(new DeleteTask(task.Sid));
        Assert.That(bench.Refused(new DeleteWorker(ann.Sid)).Single(), Does.Contain("activity is available"));
        Assert.That(bench.Refused(new DeleteTaskQueue(queue.Sid)).Single(), Does.Contain("Workflow Straight names"));
        bench.Send(new UpdateWorker(ann.Sid, bench.Offline));
        bench.Send(new DeleteWorker(ann.Sid));
        bench.Send(new DeleteWorkflow(flow.Sid));
        bench.Send(new DeleteTaskQueue(queue.Sid));
    }

    [Test]
    public void Limits_are_refused_with_a_clear_error()
    {
        var bench = new Workbench(options =>
        {
            (options.MaxActivities, options.MaxTaskChannels, options.MaxTaskQueues, options.MaxWorkflows) = (3, 5, 1, 1);
            (options.MaxWorkers, options.MaxOnlineWorkers, options.MaxTasks) = (3, 1, 2);
        });
        var queue = bench.Queue("All");
        bench.Straight(queue);
        bench.Worker("Ann");
        Assert.Multiple(() =>
        {
            Assert.That(bench.Refused(new CreateActivity("More")), Is.EqualTo(new[] { "20409 The workspace has its 3 activities: no more can be made" }));
            Assert.That(bench.Refused(new CreateTaskChannel("More", "more")), Is.EqualTo(new[] { "20409 The workspace has its 5 task channels: no more can be made" }));
            Assert.That(bench.Refused(new CreateTaskQueue("More")), Is.EqualTo(new[] { "20409 The workspace has its 1 task queues: no more can be made" }));
            Assert.That(bench.Refused(new CreateWorkflow("More", "{}")), Has.Member("20409 The workspace has its 1 workflows: no more can be made"));
            Assert.That(bench.Refused(new CreateWorker("Bob", bench.Unavailable)), Is.EqualTo(new[] { "14240 At most 1 workers of a workspace may be logged on" }));
        });
        var bob = bench.Worker("Bob", available: false);
        Assert.That(bench.Refused(new UpdateWorker(bob.Sid, bench.Available)).Single(), Does.StartWith("14240"));
        bench.Worker("Cid", available: false);
        Assert.That(bench.Refused(new CreateWorker("Dot")), Is.EqualTo(new[] { "20409 The workspace has its 3 workers: no more can be made" }));
        bench.Task();
        bench.Task();
        Assert.That(bench.Refused(new CreateTask()), Is.EqualTo(new[] { "20409 The workspace has its 2 tasks: no more can be made" }));
    }

    [Test]
    public void A_bad_request_names_every_wrong_field()
    {
        var bench = new Workbench();
        var faults = bench.Refused(new CreateTask("[]", new WorkflowSid("WW" + new string('9', 32)), Timeout: 0, Priority: -1, TaskChannel: "fax", IgnoreCapacity: true));
        Assert.That(faults.Select(static fault => fault.Split(' ', ':')[1]), Is.EqualTo(new[] { "Attributes", "Timeout", "Priority", "TaskChannel", "WorkflowSid", "IgnoreCapacity" }));
    }

    [Test]
    public void Lists_give_every_item_once_while_items_come_and_go()
    {
        var bench = new Workbench();
        bench.Straight(bench.Queue("All"));
        var tasks = Enumerable.Range(0, 10).Select(_ => bench.Task()).ToList();
        var first = bench.Send(new ListTasks(new(), new(4)));
        bench.Send(new DeleteTask(first.Items[^1].Task.Sid));
        bench.Task();
        var second = bench.Send(new ListTasks(new(), new(4, 1, first.NextToken)));
        var third = bench.Send(new ListTasks(new(), new(4, 2, second.NextToken)));
        Assert.That(first.Items.Concat(second.Items).Concat(third.Items).Select(static view => view.Task.Number), Is.EqualTo(Enumerable.Range(1, 11)));
        Assert.That(third.NextToken, Is.Null);
        Assert.That(bench.Send(new ListTasks(new() { Ordering = "DateCreated:desc" }, new(3))).Items.Select(static view => view.Task.Number), Is.EqualTo(new[] { 11, 10, 9 }));
        bench.Send(new UpdateTask(tasks[4].Sid, Priority: 7));
        Assert.That(bench.Send(new ListTasks(new() { Ordering = "Priority:desc,DateCreated:asc" }, new(2))).Items.Select(static view => view.Task.Number), Is.EqualTo(new[] { 5, 1 }));
        Assert.That(() => bench.Try(new ListTasks(new(), new(4, 1, "nonsense"))), Throws.TypeOf<PageTokenException>());
    }

    [Test]
    public void Filters_find_tasks_and_workers_by_expression()
    {
        var bench = new Workbench();
        bench.Straight(bench.Queue("All"));
        bench.Task("""{"kind":"a"}""");
        var wanted = bench.Task("""{"kind":"b"}""");
        Assert.That(bench.Send(new ListTasks(new() { EvaluateTaskAttributes = "kind == 'b'" }, new())).Items.Single().Task.Sid, Is.EqualTo(wanted.Sid));
        Assert.That(bench.Refused(new ListTasks(new() { EvaluateTaskAttributes = "kind ==" }, new())).Single(), Does.StartWith("20001 EvaluateTaskAttributes: at "));
        bench.Worker("Ann", """{"level":5}""", available: false);
        bench.Worker("Bob", """{"level":2}""", available: false);
        Assert.That(bench.Send(new ListWorkers(new() { TargetWorkersExpression = "level > 3" }, new())).Items.Single().Worker.FriendlyName, Is.EqualTo("Ann"));
    }

    [Test]
    public void Figures_of_the_moment_are_those_of_the_tasks_and_workers_there_are()
    {
        var bench = new Workbench();
        var queue = bench.Queue("Tier", "tier == 1");
        bench.Straight(queue);
        bench.Worker("Ann", """{"tier":1}""");
        bench.Worker("Bob", """{"tier":2}""");
        bench.Task(priority: 2);
        bench.Pass(7);
        var waiting = bench.Task(priority: 5);
        bench.Pass(5);
        var figures = bench.Send(new FetchRealTimeStatistics(queue.Sid));
        Assert.Multiple(() =>
        {
            Assert.That(figures.TotalTasks, Is.EqualTo(2));
            Assert.That(figures.TasksByStatus.Take(2).Select(static pair => pair.Value), Is.EqualTo(new[] { 1, 1 }));
            Assert.That(figures.TasksByPriority.Select(static pair => pair.Key), Is.EqualTo(new[] { 5, 2 }));
            Assert.That((figures.LongestTaskWaitingSid, figures.LongestTaskWaitingAge, figures.LongestRelativeTaskAgeInQueue), Is.EqualTo(((TaskSid?)waiting.Sid, 5, 5)));
            Assert.That((figures.TotalEligibleWorkers, figures.TotalAvailableWorkers), Is.EqualTo((1, 1)));
            Assert.That(bench.Send(new FetchRealTimeStatistics()).TotalWorkers, Is.EqualTo(2));
        });
    }

    [Test]
    public void Ended_tasks_beyond_those_kept_are_removed_at_once()
    {
        var bench = new Workbench(static options => options.MaxEndedTasks = 2);
        bench.Straight(bench.Queue("All"));
        for (var i = 0; i < 5; i++)
        {
            bench.Send(new UpdateTask(bench.Task().Sid, AssignmentStatus: AssignmentStatus.Canceled));
        }

        Assert.That(bench.Send(new ListTasks(new(), new())).Items, Has.Length.EqualTo(2));
    }

    [Test]
    public void A_workspace_read_back_decides_like_the_one_that_went_on([Range(1, 10)] int seed)
    {
        var random = new Random(seed);
        var bench = new Workbench(static options => options.RejectionPause = TimeSpan.FromSeconds(3));
        var queue = bench.Queue("Some", "level > 1", offers: 2);
        bench.Workflow(new { filters = new[] { new { expression = "1 == 1", targets = new object[] { new { queue = queue.Sid.Value, timeout = 20, expression = "worker.level >= task.level" }, new { queue = queue.Sid.Value, timeout = 40, priority = 3 } } } } }, timeout: 15);
        for (var i = 0; i < 5; i++)
        {
            bench.Worker($"w{i}", $$"""{"level":{{i}}}""");
        }

        for (var i = 0; i < 40; i++)
        {
            Act(bench, random, bench.Engine);
        }

        var twin = bench.Twin();
        var twinRandom = new Random(seed + 1000);
        random = new Random(seed + 1000);
        for (var i = 0; i < 60; i++)
        {
            Act(bench, random, bench.Engine);
            Act(twin, twinRandom, twin.Engine);
            Assert.That(Shown(twin), Is.EqualTo(Shown(bench)), $"step {i}");
        }
    }

    private static void Act(Workbench bench, Random random, WorkspaceEngine engine)
    {
        var open = engine.Core.State.Reservations.Where(static one => one.IsLive).OrderBy(static one => one.Key, StringComparer.Ordinal).ToList();
        switch (random.Next(6))
        {
            case 0 or 1:
                bench.Try(new CreateTask($$"""{"level":{{random.Next(5)}}}""", Priority: random.Next(3)));
                break;
            case 2 or 3 when open.Count > 0:
                bench.Try(new UpdateReservation(open[random.Next(open.Count)].Reservation.Sid, (ReservationStatus)random.Next(1, 8)));
                break;
            case 4:
                bench.Try(new UpdateWorker(engine.Core.State.Workers.All[random.Next(5)].Worker.Sid, bench.Available));
                break;
            default:
                bench.Pass(random.Next(8));
                break;
        }
    }

    private static string Shown(Workbench bench)
    {
        var snapshot = bench.Store.LoadAsync(bench.Engine.Workspace.Sid, CancellationToken.None).Result;
        return string.Join('\n', snapshot.Tasks.Select(static task => task.ToString()).Concat(snapshot.Reservations.Select(static one => one.ToString())).Concat(snapshot.Workers.Select(static one => one.ToString())));
    }
}
