using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>The tables of what lives in a workspace.</summary>
internal static class RoutingTables
{
    public static readonly RoutingTable<Activity> Activities = new(
        "activities",
        "friendly_name, available, date_created, date_updated",
        Ordered: true,
        static activity => activity.Sid.Value,
        static (to, activity) => to.Text(activity.FriendlyName).Flag(activity.Available).Instant(activity.DateCreated).Instant(activity.DateUpdated),
        static row => new Activity
        {
            Sid = row.Sid<ActivitySid>(),
            WorkspaceSid = row.Workspace,
            FriendlyName = row.Text(),
            Available = row.Flag(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
        });

    public static readonly RoutingTable<TaskChannel> TaskChannels = new(
        "task_channels",
        "friendly_name, unique_name, channel_optimized_routing, date_created, date_updated",
        Ordered: true,
        static channel => channel.Sid.Value,
        static (to, channel) => to.Text(channel.FriendlyName).Text(channel.UniqueName).Flag(channel.ChannelOptimizedRouting).Instant(channel.DateCreated).Instant(channel.DateUpdated),
        static row => new TaskChannel
        {
            Sid = row.Sid<TaskChannelSid>(),
            WorkspaceSid = row.Workspace,
            FriendlyName = row.Text(),
            UniqueName = row.Text(),
            ChannelOptimizedRouting = row.Flag(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
        });

    public static readonly RoutingTable<TaskQueue> TaskQueues = new(
        "task_queues",
        "friendly_name, target_workers, max_reserved_workers, task_order, reservation_activity_sid, assignment_activity_sid, date_created, date_updated",
        Ordered: true,
        static queue => queue.Sid.Value,
        static (to, queue) => to.Text(queue.FriendlyName).Text(queue.TargetWorkers).Long(queue.MaxReservedWorkers).LongOrNull((long?)queue.TaskOrder)
            .Sid(queue.ReservationActivitySid?.Value).Sid(queue.AssignmentActivitySid?.Value).Instant(queue.DateCreated).Instant(queue.DateUpdated),
        static row => new TaskQueue
        {
            Sid = row.Sid<TaskQueueSid>(),
            WorkspaceSid = row.Workspace,
            FriendlyName = row.Text(),
            TargetWorkers = row.Text(),
            MaxReservedWorkers = row.Number(),
            TaskOrder = (QueueOrder?)row.NumberOrNull(),
            ReservationActivitySid = row.SharedOrNull<ActivitySid>(),
            AssignmentActivitySid = row.SharedOrNull<ActivitySid>(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
        });

    public static readonly RoutingTable<Workflow> Workflows = new(
        "workflows",
        "friendly_name, configuration, assignment_callback_url, fallback_assignment_callback_url, task_reservation_timeout, version, date_created, date_updated",
        Ordered: true,
        static workflow => workflow.Sid.Value,
        static (to, workflow) => to.Text(workflow.FriendlyName).Text(workflow.Configuration).Text(workflow.AssignmentCallbackUrl).Text(workflow.FallbackAssignmentCallbackUrl)
            .Long(workflow.TaskReservationTimeout).Long(workflow.Version).Instant(workflow.DateCreated).Instant(workflow.DateUpdated),
        static row => new Workflow
        {
            Sid = row.Sid<WorkflowSid>(),
            WorkspaceSid = row.Workspace,
            FriendlyName = row.Text(),
            Configuration = row.Text(),
            AssignmentCallbackUrl = row.TextOrNull(),
            FallbackAssignmentCallbackUrl = row.TextOrNull(),
            TaskReservationTimeout = row.Number(),
            Version = row.Long(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
        });

    public static readonly RoutingTable<Worker> Workers = new(
        "workers",
        "friendly_name, attributes, activity_sid, date_status_changed, idle_since, must_update, version, date_created, date_updated",
        Ordered: true,
        static worker => worker.Sid.Value,
        static (to, worker) => to.Text(worker.FriendlyName).Text(worker.Attributes).Sid(worker.ActivitySid.Value).Instant(worker.DateStatusChanged).Instant(worker.IdleSince)
            .Flag(worker.MustUpdate).Long(worker.Version).Instant(worker.DateCreated).Instant(worker.DateUpdated),
        static row => new Worker
        {
            Sid = row.Shared<WorkerSid>(),
            WorkspaceSid = row.Workspace,
            FriendlyName = row.Text(),
            Attributes = row.Text(),
            ActivitySid = row.Shared<ActivitySid>(),
            DateStatusChanged = row.Instant(),
            IdleSince = row.Instant(),
            MustUpdate = row.Flag(),
            Version = row.Long(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
        });

    public static readonly RoutingTable<WorkerChannel> WorkerChannels = new(
        "worker_channels",
        "worker_sid, task_channel_sid, configured_capacity, available, last_reserved_time, date_created, date_updated",
        Ordered: true,
        static channel => channel.Sid.Value,
        static (to, channel) => to.Sid(channel.WorkerSid.Value).Sid(channel.TaskChannelSid.Value).Long(channel.ConfiguredCapacity).Flag(channel.Available)
            .Instant(channel.LastReservedTime).Instant(channel.DateCreated).Instant(channel.DateUpdated),
        static row => new WorkerChannel
        {
            Sid = row.Sid<WorkerChannelSid>(),
            WorkspaceSid = row.Workspace,
            WorkerSid = row.Shared<WorkerSid>(),
            TaskChannelSid = row.Shared<TaskChannelSid>(),
            ConfiguredCapacity = row.Number(),
            Available = row.Flag(),
            LastReservedTime = row.InstantOrNull(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
        });

    public static readonly RoutingTable<WorkTask> Tasks = new(
        "tasks",
        "number, assignment_status, priority, version, workflow_sid, task_queue_sid, task_channel_sid, timeout, virtual_start_time, ignore_capacity, filter_index, target_index, "
        + "workflow_entered, target_entered, task_queue_entered_date, times_queued, raised_by, requeue_raise, priority_given, date_ended, date_created, date_updated, reason, routing_target, attributes, fetched_configuration",
        Ordered: false,
        static task => task.Sid.Value,
        static (to, task) => to.Long(task.Number).Long((int)task.AssignmentStatus).Long(task.Priority).Long(task.Version)
            .Sid(task.WorkflowSid?.Value).Sid(task.TaskQueueSid?.Value).Sid(task.TaskChannelSid.Value).Long(task.Timeout).Instant(task.VirtualStartTime)
            .Flag(task.IgnoreCapacity).Long(task.FilterIndex).Long(task.TargetIndex).Instant(task.WorkflowEntered).Instant(task.TargetEntered).Instant(task.TaskQueueEnteredDate).Long(task.TimesQueued)
            .Long(task.RaisedBy).Long(task.RequeueRaise).Flag(task.PriorityGiven).Instant(task.DateEnded).Instant(task.DateCreated).Instant(task.DateUpdated)
            .Text(task.Reason).Text(task.RoutingTarget).Text(task.Attributes).Text(task.FetchedConfiguration),
        static row => new WorkTask
        {
            Sid = row.Sid<TaskSid>(),
            WorkspaceSid = row.Workspace,
            Number = row.Long(),
            AssignmentStatus = (AssignmentStatus)row.Number(),
            Priority = row.Number(),
            Version = row.Long(),
            WorkflowSid = row.SharedOrNull<WorkflowSid>(),
            TaskQueueSid = row.SharedOrNull<TaskQueueSid>(),
            TaskChannelSid = row.Shared<TaskChannelSid>(),
            Timeout = row.Number(),
            VirtualStartTime = row.InstantOrNull(),
            IgnoreCapacity = row.Flag(),
            FilterIndex = row.Number(),
            TargetIndex = row.Number(),
            WorkflowEntered = row.InstantOrNull(),
            TargetEntered = row.InstantOrNull(),
            TaskQueueEnteredDate = row.InstantOrNull(),
            TimesQueued = row.Number(),
            RaisedBy = row.Number(),
            RequeueRaise = row.Number(),
            PriorityGiven = row.Flag(),
            DateEnded = row.InstantOrNull(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
            Reason = row.TextOrNull(),
            RoutingTarget = row.TextOrNull(),
            Attributes = row.Text(),
            FetchedConfiguration = row.TextOrNull(),
        });

    public static readonly RoutingTable<Reservation> Reservations = new(
        "reservations",
        "task_sid, worker_sid, task_queue_sid, reservation_status, expires, is_instructed, date_accepted, version, date_created, date_updated",
        Ordered: false,
        static reservation => reservation.Sid.Value,
        static (to, reservation) => to.Sid(reservation.TaskSid.Value).Sid(reservation.WorkerSid.Value).Sid(reservation.TaskQueueSid.Value).Long((int)reservation.ReservationStatus)
            .Instant(reservation.Expires).Flag(reservation.IsInstructed).Instant(reservation.DateAccepted).Long(reservation.Version)
            .Instant(reservation.DateCreated).Instant(reservation.DateUpdated),
        static row => new Reservation
        {
            Sid = row.Sid<ReservationSid>(),
            WorkspaceSid = row.Workspace,
            TaskSid = row.Sid<TaskSid>(),
            WorkerSid = row.Shared<WorkerSid>(),
            TaskQueueSid = row.Shared<TaskQueueSid>(),
            ReservationStatus = (ReservationStatus)row.Number(),
            Expires = row.Instant(),
            IsInstructed = row.Flag(),
            DateAccepted = row.InstantOrNull(),
            Version = row.Long(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
        });

    /// <summary>What removes all that lives in a workspace.</summary>
    public static readonly string[] ClearAll =
    [
        Activities.Clear, TaskChannels.Clear, TaskQueues.Clear, Workflows.Clear, Workers.Clear, WorkerChannels.Clear, Tasks.Clear, Reservations.Clear,
    ];
}
