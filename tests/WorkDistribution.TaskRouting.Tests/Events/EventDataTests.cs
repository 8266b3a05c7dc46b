using System.Text.Json;
using WorkDistribution.Storage.Tests.TaskRouting;
using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.TaskRouting.Tests.Events;

public sealed class EventDataTests
{
    private readonly RoutingFacts _facts = new();

    [Test]
    public void A_reservation_event_shows_task_worker_queue_workflow_and_reservation()
    {
        var happened = _facts.Event(EventType.ReservationCreated) with { Extra = [] };
        var record = EventRecord.From(happened);
        var task = happened.Task!.Task;
        Assert.That(JsonSerializer.Deserialize<Dictionary<string, string>>(record.Data), Is.EquivalentTo(new Dictionary<string, string>
        {
            ["workspace_sid"] = _facts.Workspace.Sid.Value,
            ["workspace_name"] = _facts.Workspace.FriendlyName,
            ["task_sid"] = task.Sid.Value,
            ["task_attributes"] = task.Attributes,
            ["task_age"] = "12",
            ["task_priority"] = "7",
            ["task_assignment_status"] = "assigned",
            ["task_date_created"] = $"{task.DateCreated.ToUnixTimeSeconds()}",
            ["task_version"] = "3",
            ["task_channel_sid"] = _facts.TaskChannel.Sid.Value,
            ["task_channel_unique_name"] = "voice",
            ["task_queue_entered_date"] = $"{RoutingFacts.Noon.ToUnixTimeSeconds() + 7}",
            ["task_virtual_start_time"] = $"{RoutingFacts.Noon.ToUnixTimeSeconds() - 3600}",
            ["task_queue_sid"] = _facts.TaskQueue.Sid.Value,
            ["task_queue_name"] = "English",
            ["task_queue_target_expression"] = "languages HAS 'en'",
            ["workflow_sid"] = _facts.Workflow.Sid.Value,
            ["workflow_name"] = "All",
            ["reservation_sid"] = happened.Reservation!.Sid.Value,
            ["reservation_status"] = "accepted",
            ["reservation_version"] = "2",
            ["worker_sid"] = _facts.Worker.Sid.Value,
            ["worker_name"] = "alice",
            ["worker_attributes"] = _facts.Worker.Attributes,
            ["worker_activity_sid"] = _facts.Activity.Sid.Value,
            ["worker_activity_name"] = "Available",
            ["worker_version"] = "9",
        }));
        Assert.That((record.ResourceType, record.ResourceSid), Is.EqualTo(("reservation", happened.Reservation.Sid.Value)));
        Assert.That(record.Description, Is.EqualTo($"Reservation {happened.Reservation.Sid} created"));
        Assert.That((record.ActorType, record.ActorSid, record.Source, record.SourceIpAddress), Is.EqualTo(("account", _facts.Workspace.AccountSid.Value, "API", "192.0.2.1")));
    }

    [TestCase(EventType.WorkerActivityUpdate, "worker", "Worker alice updated to Available Activity")]
    [TestCase(EventType.WorkerCapacityUpdate, "worker", "Worker alice capacity of channel voice updated to 2")]
    [TestCase(EventType.WorkerCreated, "worker", "Worker alice created")]
    [TestCase(EventType.TaskQueueCreated, "taskqueue", "TaskQueue English created")]
    [TestCase(EventType.WorkflowUpdated, "workflow", "Workflow All updated")]
    [TestCase(EventType.ActivityDeleted, "activity", "Activity Available deleted")]
    [TestCase(EventType.WorkspaceCreated, "workspace", "Workspace Support \u00fc created")]
    public void An_event_says_what_it_is_about(EventType type, string resource, string description)
    {
        var record = EventRecord.From(_facts.Event(type));
        Assert.That((record.ResourceType, record.Description), Is.EqualTo((resource, description)));
        Assert.That(record.ResourceSid, Has.Length.EqualTo(34));
    }

    [Test]
    public void Every_kind_of_event_has_a_resource_a_description_and_data()
    {
        foreach (var type in Enum.GetValues<EventType>())
        {
            var record = EventRecord.From(_facts.Event(type));
            Assert.That(record.ResourceSid, Has.Length.EqualTo(34), type.ToString());
            Assert.That(record.Description, Does.Not.Contain("  ").And.Not.EndsWith(" "), type.ToString());
            Assert.That(EventTypes.NameOf(type), Does.StartWith(record.ResourceType.Replace("taskqueue", "task-queue", StringComparison.Ordinal)).Or.StartWith("task-queue").Or.StartWith("workflow"));
        }
    }

    [Test]
    public void What_only_an_event_has_goes_before_what_all_have()
    {
        var data = JsonSerializer.Deserialize<Dictionary<string, string>>(EventRecord.From(_facts.Event(EventType.TaskUpdated)).Data)!;
        Assert.That((data["task_priority"], data["a_name_of_its_own"]), Is.EqualTo(("99", "\u20ac 007")));
    }
}
