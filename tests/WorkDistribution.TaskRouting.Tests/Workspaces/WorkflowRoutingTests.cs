using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tests.Workspaces;

public sealed class WorkflowRoutingTests
{
    private Workbench _bench = null!;
    private TaskQueue _first = null!;
    private TaskQueue _second = null!;
    private TaskQueue _last = null!;

    [SetUp]
    public void SetUp()
    {
        _bench = new();
        _first = _bench.Queue("First", "tier == 1");
        _second = _bench.Queue("Second", "tier == 2");
        _last = _bench.Queue("Last", "tier == 3");
    }

    [Test]
    public void The_first_filter_that_matches_leads_the_task()
    {
        Flow(Filter("type == 'a'", new { queue = _first.Sid.Value }), Filter("vip", new { queue = _second.Sid.Value }));
        Assert.That(_bench.Task("""{"type":"a","vip":true}""").TaskQueueSid, Is.EqualTo(_first.Sid));
        Assert.That(_bench.Task("""{"type":"b","vip":true}""").TaskQueueSid, Is.EqualTo(_second.Sid));
        Assert.That(_bench.Task("""{"type":"b"}""").TaskQueueSid, Is.EqualTo(_last.Sid), "the default filter");
    }

    [Test]
    public void A_targets_time_is_up_after_the_times_of_those_before_it_and_at_the_end_the_task_is_cancelled()
    {
        Flow(Filter("1 == 1", new { queue = _first.Sid.Value, timeout = 10 }, new { queue = _second.Sid.Value, timeout = 10, priority = 5 }));
        var task = _bench.Task(priority: 1);
        _bench.Pass(9.999);
        Assert.That(_bench.Look(task).TaskQueueSid, Is.EqualTo(_first.Sid));
        _bench.Pass(0.001);
        Assert.That(_bench.Look(task), Has.Property("TaskQueueSid").EqualTo(_second.Sid).And.Property("Priority").EqualTo(5).And.Property("TimesQueued").EqualTo(2));
        _bench.Pass(9.999);
        Assert.That(_bench.Look(task).AssignmentStatus, Is.EqualTo(AssignmentStatus.Pending));
        _bench.Pass(0.001);
        Assert.That(_bench.Look(task), Has.Property("AssignmentStatus").EqualTo(AssignmentStatus.Canceled).And.Property("Reason").EqualTo("Workflow Timeout"), "the default filter is not for those whose time is up");
        Assert.That(_bench.EventsOf(task), Is.EqualTo(new[]
        {
            "task.created", "workflow.entered", "workflow.target-matched", "task-queue.entered",
            "task-queue.timeout", "workflow.target-matched", "task-queue.moved", "task-queue.entered",
            "task-queue.timeout", "workflow.timeout", "task.canceled",
        }));
    }

    [Test]
    public void An_offer_does_not_stop_the_clock_of_the_target()
    {
        Flow(Filter("1 == 1", new { queue = _first.Sid.Value, timeout = 10 }, new { queue = _second.Sid.Value }));
        var ann = _bench.Worker("Ann", """{"tier":1}""");
        var task = _bench.Task();
        Assert.That(_bench.OfferTo(ann), Is.Not.Null);
        _bench.Pass(10);
        Assert.That(_bench.Offers(task, null).Single().ReservationStatus, Is.EqualTo(ReservationStatus.Rescinded));
        Assert.That(_bench.Look(task).TaskQueueSid, Is.EqualTo(_second.Sid));
    }

    [Test]
    public void A_target_is_skipped_when_nobody_can_be_reserved_at_once_and_it_says_so()
    {
        Flow(Filter("1 == 1", new { queue = _first.Sid.Value, timeout = 10, skip_if = "workers.available == 0" }, new { queue = _second.Sid.Value, timeout = 10 }));
        var ann = _bench.Worker("Ann", """{"tier":1}""", available: false);
        var task = _bench.Task();
        Assert.That(task.TaskQueueSid, Is.EqualTo(_second.Sid));
        Assert.That(_bench.EventsOf(task), Does.Contain("workflow.skipped"));
        _bench.Pass(19.999);
        Assert.That(_bench.Look(task).AssignmentStatus, Is.EqualTo(AssignmentStatus.Pending), "the skipped target's time counts");

        _bench.Send(new UpdateWorker(ann.Sid, _bench.Available));
        Assert.That(_bench.NameOf(_bench.Offer(_bench.Task()).WorkerSid), Is.EqualTo("Ann"), "who can be reserved at once is");
        var waits = _bench.Task();
        Assert.That(waits.TaskQueueSid, Is.EqualTo(_first.Sid), "she is busy but available: the condition does not hold");
    }

    [Test]
    public void Who_skips_all_targets_of_a_filter_goes_on_as_if_it_had_not_matched()
    {
        Flow(Filter("1 == 1", new { queue = _first.Sid.Value, skip_if = "1 == 1" }), Filter("vip", new { queue = _second.Sid.Value }));
        Assert.That(_bench.Task("""{"vip":true}""").TaskQueueSid, Is.EqualTo(_second.Sid));
        Assert.That(_bench.Task().TaskQueueSid, Is.EqualTo(_last.Sid));
    }

    [Test]
    public void A_task_that_no_filter_matches_is_cancelled_where_there_is_no_default()
    {
        _bench.Workflow(new { filters = new[] { Filter("vip", new { queue = _first.Sid.Value }) } });
        Assert.That(_bench.Task(), Has.Property("AssignmentStatus").EqualTo(AssignmentStatus.Canceled).And.Property("Reason").EqualTo("No filter of the workflow matches"));
    }

    [Test]
    public void Preferred_workers_come_first_then_wider_circles()
    {
        Flow(Filter(
            "1 == 1",
            new { queue = _last.Sid.Value, timeout = 10, expression = "worker.name IN task.preferred", preference = 1 },
            new { queue = _last.Sid.Value, timeout = 10, expression = "worker.level > task.level", preference = 2 },
            new { queue = _last.Sid.Value, preference = 3 }));
        var bob = _bench.Worker("Bob", """{"tier":3,"name":"bob","level":5}""");
        var task = _bench.Task("""{"preferred":["ann"],"level":5}""");
        _bench.Pass(19);
        Assert.That(_bench.OfferTo(bob), Is.Null);
        _bench.Pass(1);
        _bench.Answer(_bench.OfferTo(bob)!, ReservationStatus.Accepted);
        Assert.That(_bench.Look(task).TimesQueued, Is.EqualTo(1), "it stayed in its queue");
        Assert.That(_bench.Events.Single(static e => e.Type == EventType.ReservationAccepted).Extra.Single(static fact => fact.Key == "preference_level").Value, Is.EqualTo("3"));
    }

    [Test]
    public void A_target_for_a_known_worker_is_for_nobody_else()
    {
        Flow(Filter("1 == 1", new { queue = _last.Sid.Value, timeout = 10, known_worker_friendly_name = "task.agent" }, new { queue = _last.Sid.Value }));
        var (ann, bob) = (_bench.Worker("Ann", """{"tier":3}"""), _bench.Worker("Bob", """{"tier":3}"""));
        var task = _bench.Task("""{"agent":"Bob"}""");
        Assert.That(_bench.Offer(task).WorkerSid, Is.EqualTo(bob.Sid));
        _bench.Answer(_bench.Offer(task), ReservationStatus.Accepted);
        var second = _bench.Task("""{"agent":"Bob"}""");
        Assert.That(second.AssignmentStatus, Is.EqualTo(AssignmentStatus.Pending), "Bob is busy");
        _bench.Pass(10);
        Assert.That(_bench.Offer(second).WorkerSid, Is.EqualTo(ann.Sid));
    }

    [Test]
    public void Workers_are_taken_in_the_targets_order()
    {
        Flow(Filter("1 == 1", new { queue = _last.Sid.Value, order_by = "worker.level DESC" }));
        foreach (var (name, level) in new[] { ("Ann", 1), ("Bob", 3), ("Cid", 2) })
        {
            _bench.Worker(name, $$"""{"tier":3,"level":{{level}}}""");
        }

        Assert.That(Enumerable.Range(0, 3).Select(_ => _bench.NameOf(_bench.Offer(_bench.Task()).WorkerSid)), Is.EqualTo(new[] { "Bob", "Cid", "Ann" }));
    }

    [Test]
    public void Changed_attributes_lead_a_waiting_task_to_another_filter_and_otherwise_leave_its_time_as_it_was()
    {
        Flow(Filter("type == 'a'", new { queue = _first.Sid.Value, timeout = 10 }, new { queue = _second.Sid.Value, timeout = 10 }));
        var task = _bench.Task("""{"type":"a"}""");
        _bench.Pass(8);
        _bench.Send(new UpdateTask(task.Sid, """{"type":"a","note":1}"""));
        _bench.Pass(2);
        Assert.That(_bench.Look(task).TaskQueueSid, Is.EqualTo(_second.Sid));
        _bench.Send(new UpdateTask(task.Sid, """{"type":"b"}"""));
        Assert.That(_bench.Look(task).TaskQueueSid, Is.EqualTo(_last.Sid));
    }

    [Test]
    public void A_changed_workflow_leads_those_who_wait_from_the_target_they_are_at_or_from_the_top()
    {
        var flow = Flow(Filter("1 == 1", new { queue = _first.Sid.Value, timeout = 10 }, new { queue = _second.Sid.Value, timeout = 30 }));
        var task = _bench.Task();
        _bench.Pass(10);
        _bench.Send(new UpdateWorkflow(flow.Sid, Configuration: Document(Filter("1 == 1", new { queue = _first.Sid.Value, timeout = 10 }, new { queue = _last.Sid.Value, timeout = 30 }))));
        Assert.That(_bench.Look(task), Has.Property("TaskQueueSid").EqualTo(_last.Sid).And.Property("TargetIndex").EqualTo(1));
        _bench.Send(new UpdateWorkflow(flow.Sid, ReEvaluateTasks: true));
        Assert.That(_bench.Look(task), Has.Property("TaskQueueSid").EqualTo(_first.Sid).And.Property("TargetIndex").EqualTo(0));
        _bench.Pass(10);
        Assert.That(_bench.Look(task).TaskQueueSid, Is.EqualTo(_last.Sid), "its time began anew");
    }

    [Test]
    public void Waiting_raises_the_priority_and_with_it_the_place()
    {
        var queue = _bench.Queue("All");
        _bench.Workflow(new { filters = Array.Empty<object>(), default_filter = new { queue = queue.Sid.Value }, priority_rules = new[] { new { after = 300, every = 300, add = 10 } } }, name: "Ageing");
        var old = _bench.Task();
        _bench.Pass(300);
        Assert.That(_bench.Look(old).Priority, Is.EqualTo(10));
        var urgent = _bench.Task(priority: 15);
        _bench.Pass(300);
        Assert.That(_bench.Look(old).Priority, Is.EqualTo(20));
        Assert.That(_bench.Look(urgent).Priority, Is.EqualTo(25));
        _bench.Pass(30);
        var young = _bench.Task(priority: 22);
        var ann = _bench.Worker("Ann");
        Assert.That(_bench.OfferTo(ann)!.TaskSid, Is.EqualTo(urgent.Sid));
        _bench.Answer(_bench.OfferTo(ann)!, ReservationStatus.Rejected);
        Assert.That(_bench.OfferTo(ann)!.TaskSid, Is.EqualTo(young.Sid));
    }

    [Test]
    public void Spend_sets_the_priority_and_the_list_form_makes_queues_of_its_expressions()
    {
        _bench.Send(new CreateWorkflow("List", """
            {"instructions":[
              {"expression":"spend > 10000","priority":10,"target_workers":"level > 8"},
              {"expression":"spend > 1000","priority":5,"target_workers":"level > 4"},
              {"expression":"1 == 1","priority":0,"target_workers":"1 == 1"}]}
            """));
        var tasks = new[] { 20000, 5000, 10 }.Select(spend => _bench.Task($$"""{"spend":{{spend}}}""")).ToList();
        Assert.That(tasks.Select(static task => task.Priority), Is.EqualTo(new[] { 10, 5, 0 }));
        Assert.That(_bench.Send(new ListTaskQueues("level > 8", null, null, null, new())).Items, Has.Length.EqualTo(1));
        var ann = _bench.Worker("Ann", """{"level":6}""");
        Assert.That(_bench.OfferTo(ann)!.TaskSid, Is.EqualTo(tasks[1].Sid));
    }

    [Test]
    public void A_virtual_start_time_gives_a_task_its_place_back()
    {
        _bench.Straight(_bench.Queue("All"), name: "Plain");
        _bench.Pass(1000);
        var workflow = _bench.Send(new ListWorkflows("Plain", new())).Items[0].Sid;
        var first = _bench.Task(workflow: workflow);
        var returned = _bench.Send(new CreateTask(WorkflowSid: workflow, VirtualStartTime: _bench.Now.AddSeconds(-600)));
        Assert.That(returned.Age, Is.EqualTo(600));
        var ann = _bench.Worker("Ann");
        Assert.That(_bench.OfferTo(ann)!.TaskSid, Is.EqualTo(returned.Task.Sid));
        Assert.That(_bench.Look(first).AssignmentStatus, Is.EqualTo(AssignmentStatus.Pending));
    }

    [Test]
    public void The_time_of_a_condition_on_age_comes_without_anything_else_happening()
    {
        Flow(Filter("1 == 1", new { queue = _last.Sid.Value, expression = "task.age > 60 OR worker.level > 5" }));
        var ann = _bench.Worker("Ann", """{"tier":3,"level":1}""");
        _bench.Task();
        _bench.Pass(59);
        Assert.That(_bench.OfferTo(ann), Is.Null);
        _bench.Pass(32);
        Assert.That(_bench.OfferTo(ann), Is.Not.Null);
    }

    [Test]
    public void A_fetched_document_leads_its_task_and_the_stored_rules_lead_when_it_does_not_come()
    {
        _bench.Send(new CreateWorkflow("Fetched", $$"""
            {"task_routing":{"filters":[],"default_filter":{"queue":"{{_last.Sid}}"} },"task_routing_url":"http://crm.example/routing","task_routing_timeout":3}
            """));
        var (led, left) = (_bench.Task(), _bench.Task());
        Assert.That(led.TaskQueueSid, Is.Null);
        var asked = _bench.Engine.TakeFetches();
        Assert.That(asked.Select(static one => one.Task.Task.Sid), Is.EqualTo(new[] { led.Sid, left.Sid }));
        Assert.That(asked[0].Queues, Has.Length.EqualTo(3));

        _bench.Send(new ApplyWorkflowDocument(led.Sid, $$"""{"task_routing":{"filters":[],"default_filter":{"queue":"{{_second.Sid}}"} } }"""));
        Assert.That(_bench.Look(led).TaskQueueSid, Is.EqualTo(_second.Sid));
        _bench.Reload();
        Assert.That(_bench.Look(led).TaskQueueSid, Is.EqualTo(_second.Sid));
        Assert.That(_bench.Engine.TakeFetches().Select(static one => one.Task.Task.Sid), Is.EqualTo(new[] { left.Sid }), "asked again after a restart");

        _bench.Pass(5);
        Assert.That(_bench.Look(left).TaskQueueSid, Is.EqualTo(_last.Sid));
        _bench.Send(new ApplyWorkflowDocument(left.Sid, $$"""{"task_routing":{"filters":[],"default_filter":{"queue":"{{_second.Sid}}"} } }"""));
        Assert.That(_bench.Look(left).TaskQueueSid, Is.EqualTo(_last.Sid), "too late");
    }

    [Test]
    public void A_workflow_that_names_no_queue_of_the_workspace_is_refused()
    {
        Assert.That(
            _bench.Refused(new CreateWorkflow("Bad", Document(Filter("1 == 1", new { queue = "WQ" + new string('0', 32) })))).Single(),
            Does.StartWith("20001 Configuration: task_routing.filters[0].targets[0].queue").And.Contain("there is no task queue WQ0000"));
    }

    private static object Filter(string expression, params object[] targets) => new { expression, targets };

    private string Document(params object[] filters) => Workbench.Json(new { task_routing = new { filters, default_filter = new { queue = _last.Sid.Value } } });

    private Workflow Flow(params object[] filters) => _bench.Send(new CreateWorkflow("Flow", Document(filters)));
}
