using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Rehearsal.Recording;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows.Configuration;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Rehearsal.Replay;

/// <summary>Sets a workspace as it was at the beginning of a period: activities, channels, queues and workflows as they are now, workers and tasks as they were then.</summary>
/// <param name="now">The workspace as it is, with the workflow that is rehearsed.</param>
/// <param name="period">What happened.</param>
/// <param name="sids">New identifiers.</param>
internal sealed class RehearsalStage(WorkspaceSnapshot now, RehearsalPeriod period, ISidSource sids)
{
    private const int DefaultTimeout = 86_400;
    private const int LongestTimeout = 1_209_600;

    private readonly HashSet<ActivitySid> _activities = [.. now.Activities.Select(static activity => activity.Sid)];
    private readonly HashSet<TaskChannelSid> _channels = [.. now.TaskChannels.Select(static channel => channel.Sid)];
    private readonly HashSet<TaskQueueSid> _queues = [.. now.TaskQueues.Select(static queue => queue.Sid)];
    private readonly HashSet<WorkflowSid> _workflows = [.. now.Workflows.Select(static workflow => workflow.Sid)];

    /// <summary>The activity of workers who are not there yet, and of those whose own is no more.</summary>
    private readonly ActivitySid _away = now.Activities.FirstOrDefault(static activity => !activity.Available)?.Sid ?? now.Workspace!.DefaultActivitySid;

    /// <summary>Tasks that cannot take part, for their workflow, queue, channel or worker is no more.</summary>
    public int LeftOut { get; private set; }

    /// <summary>The workspace then.</summary>
    public WorkspaceSnapshot Set()
    {
        var (workers, channels) = Workers();
        var present = workers.Select(static worker => worker.Sid).ToHashSet();
        var tasks = new List<WorkTask>();
        var reservations = new List<Reservation>();
        foreach (var waiting in period.Tasks.Values.Where(static task => task.IsCarriedOver).OrderBy(static task => task.Created).ThenBy(static task => task.Sid.Value, StringComparer.Ordinal))
        {
            if (CanBe(waiting))
            {
                tasks.Add(Waiting(waiting, tasks.Count + 1));
            }
            else
            {
                LeftOut++;
            }
        }

        foreach (var held in period.Held.Values)
        {
            if (CanBe(held.Task) && _queues.Contains(held.Queue) && present.Contains(held.Worker))
            {
                tasks.Add(Assigned(held, tasks.Count + 1));
                reservations.Add(Accepted(held));
            }
            else
            {
                LeftOut++;
            }
        }

        return now with { Workers = [.. workers], WorkerChannels = [.. channels], Tasks = [.. tasks], Reservations = [.. reservations], LastEventNumber = 0, LastTaskNumber = tasks.Count };
    }

    private (List<Worker> Workers, List<WorkerChannel> Channels) Workers()
    {
        var workers = new List<Worker>();
        var channels = new List<WorkerChannel>();
        var known = new HashSet<WorkerSid>();
        var own = now.WorkerChannels.ToLookup(static channel => channel.WorkerSid);
        foreach (var worker in now.Workers.Where(worker => worker.DateCreated < period.Until))
        {
            known.Add(worker.Sid);
            var start = period.Workers.GetValueOrDefault(worker.Sid);
            workers.Add(start is null ? worker : Then(worker, start));
            channels.AddRange(own[worker.Sid].Select(channel => Then(channel, start)));
        }

        var names = workers.Select(static worker => worker.FriendlyName).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in period.Workers.Values.Where(worker => !known.Contains(worker.Sid)))
        {
            workers.Add(Then(Gone(gone, names), gone));
            channels.AddRange(now.TaskChannels.Select(channel => Then(ChannelOf(gone.Sid, channel.Sid), gone)));
        }

        return (workers, channels);
    }

    /// <summary>A worker as it was; one who was not made yet is away.</summary>
    private Worker Then(Worker worker, WorkerAtStart start)
    {
        var since = start.Since ?? period.From;
        return worker with
        {
            Attributes = start.Attributes,
            ActivitySid = start.Activity is { } activity && _activities.Contains(activity) ? activity : _away,
            DateStatusChanged = since,
            IdleSince = worker.IdleSince < period.From ? worker.IdleSince : since,
            MustUpdate = start.Activity is null,
        };
    }

    private static WorkerChannel Then(WorkerChannel channel, WorkerAtStart? start) => start is null
        ? channel
        : channel with
        {
            ConfiguredCapacity = start.Capacities.GetValueOrDefault(channel.TaskChannelSid, channel.ConfiguredCapacity),
            Available = start.Availabilities.GetValueOrDefault(channel.TaskChannelSid, channel.Available),
        };

    /// <summary>A worker who was removed since. Its name may be another's by now.</summary>
    private Worker Gone(WorkerAtStart worker, HashSet<string> names) => new()
    {
        Sid = worker.Sid,
        WorkspaceSid = now.Workspace!.Sid,
        FriendlyName = names.Add(worker.Name) ? worker.Name : $"{worker.Name} ({worker.Sid})",
        Attributes = worker.Attributes,
        ActivitySid = _away,
        DateStatusChanged = period.From,
        IdleSince = period.From,
        Version = 0,
        DateCreated = period.From,
        DateUpdated = period.From,
    };

    private WorkerChannel ChannelOf(WorkerSid worker, TaskChannelSid channel) => new()
    {
        Sid = sids.New<WorkerChannelSid>(),
        WorkspaceSid = now.Workspace!.Sid,
        WorkerSid = worker,
        TaskChannelSid = channel,
        ConfiguredCapacity = 1,
        Available = true,
        DateCreated = period.From,
        DateUpdated = period.From,
    };

    private bool CanBe(RecordedTask task) =>
        _channels.Contains(task.Channel) && (task.Workflow is not { } workflow || _workflows.Contains(workflow)) && (task.Workflow is not null || (task.Queue is { } queue && _queues.Contains(queue)));

    /// <summary>A task that waited: led by a workflow it begins at the top of that.</summary>
    private WorkTask Waiting(RecordedTask task, long number) => new()
    {
        Sid = task.Sid,
        WorkspaceSid = now.Workspace!.Sid,
        Number = number,
        Attributes = task.Facts.Attributes,
        AssignmentStatus = AssignmentStatus.Pending,
        Priority = task.Facts.Priority,
        WorkflowSid = task.Workflow,
        TaskQueueSid = task.Workflow is null ? task.Queue : null,
        TaskQueueEnteredDate = task.Workflow is null ? task.Created : null,
        TaskChannelSid = task.Channel,
        Timeout = task.Timeout ?? (period.From - task.Created < TimeSpan.FromSeconds(DefaultTimeout) ? DefaultTimeout : LongestTimeout),
        VirtualStartTime = task.Facts.VirtualStart,
        RoutingTarget = task.RoutingTarget,
        IgnoreCapacity = task.IgnoreCapacity,
        Version = 0,
        DateCreated = task.Created,
        DateUpdated = period.From,
    };

    /// <summary>A task that a worker was at. Handed back, it begins at the top of its workflow.</summary>
    private WorkTask Assigned(HeldTask held, long number) => Waiting(held.Task, number) with
    {
        AssignmentStatus = AssignmentStatus.Assigned,
        TaskQueueSid = held.Queue,
        TaskQueueEnteredDate = held.Accepted,
        FilterIndex = held.Task.Workflow is null ? -2 : WorkflowConfiguration.DefaultFilterIndex,
        DateUpdated = held.Accepted,
    };

    private Reservation Accepted(HeldTask held) => new()
    {
        Sid = held.Reservation,
        WorkspaceSid = now.Workspace!.Sid,
        TaskSid = held.Task.Sid,
        WorkerSid = held.Worker,
        TaskQueueSid = held.Queue,
        ReservationStatus = ReservationStatus.Accepted,
        Expires = held.Accepted,
        DateAccepted = held.Accepted,
        Version = 0,
        DateCreated = held.Accepted,
        DateUpdated = held.Accepted,
    };
}
