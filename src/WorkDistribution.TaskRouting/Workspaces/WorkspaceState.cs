using System.Diagnostics.CodeAnalysis;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Statistics;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Everything that lives in a workspace.</summary>
internal sealed class WorkspaceState(Workspace workspace)
{
    private readonly Dictionary<string, TaskState> _tasks = [];
    private readonly Dictionary<string, ReservationState> _reservations = [];

    /// <summary>The workspace itself.</summary>
    public Workspace Workspace { get; set; } = workspace;

    /// <summary>Activities.</summary>
    public Registry<ActivityState> Activities { get; } = new();

    /// <summary>Task channels; their names are the unique ones.</summary>
    public Registry<TaskChannelState> Channels { get; } = new();

    /// <summary>Queues.</summary>
    public Registry<QueueState> Queues { get; } = new();

    /// <summary>Workflows.</summary>
    public Registry<WorkflowState> Workflows { get; } = new();

    /// <summary>Workers.</summary>
    public Registry<WorkerState> Workers { get; } = new();

    /// <summary>Workers who are logged on: in an activity other than Offline.</summary>
    public int OnlineWorkers { get; set; }

    /// <summary>The oldest task; the others follow by number.</summary>
    public TaskState? FirstTask { get; private set; }

    /// <summary>The latest task.</summary>
    public TaskState? LastTask { get; private set; }

    /// <summary>How many tasks there are, ended ones included.</summary>
    public int TaskCount => _tasks.Count;

    /// <summary>How many reservations there are, ended ones of kept tasks included.</summary>
    public int ReservationCount => _reservations.Count;

    /// <summary>Tasks by status and priority.</summary>
    public TaskCounts Counts { get; } = new();

    /// <summary>Pending tasks, the oldest first.</summary>
    public OldestTasks Oldest { get; } = new();

    /// <summary>Ended tasks in the order in which they ended.</summary>
    public Queue<TaskState> Ended { get; } = [];

    /// <summary>Number of the last task made.</summary>
    public long LastTaskNumber { get; set; }

    /// <summary>All reservations.</summary>
    public IEnumerable<ReservationState> Reservations => _reservations.Values;

    /// <summary>The activity of new workers.</summary>
    public ActivityState DefaultActivity => Activities.Find(Workspace.DefaultActivitySid.Value)!;

    /// <summary>The activity of workers who did not answer.</summary>
    public ActivityState TimeoutActivity => Activities.Find(Workspace.TimeoutActivitySid.Value)!;

    /// <summary>The task with this identifier.</summary>
    public bool TryGetTask(string sid, [NotNullWhen(true)] out TaskState? task) => _tasks.TryGetValue(sid, out task);

    /// <summary>The reservation with this identifier.</summary>
    public bool TryGetReservation(string sid, [NotNullWhen(true)] out ReservationState? reservation) => _reservations.TryGetValue(sid, out reservation);

    /// <summary>The task channel of an identifier or unique name.</summary>
    public TaskChannelState? FindChannel(string text) => Channels.Find(text) ?? Channels.Named(text);

    /// <summary>Takes a task in; its number is the highest.</summary>
    public void Add(TaskState task)
    {
        _tasks.Add(task.Key, task);
        task.Previous = LastTask;
        if (LastTask is null)
        {
            FirstTask = task;
        }
        else
        {
            LastTask.Next = task;
        }

        LastTask = task;
        task.Channel.Tasks++;
    }

    /// <summary>Takes a task and its reservations out.</summary>
    public void Remove(TaskState task)
    {
        _tasks.Remove(task.Key);
        foreach (var reservation in task.Reservations)
        {
            _reservations.Remove(reservation.Key);
        }

        if (task.Previous is null)
        {
            FirstTask = task.Next;
        }
        else
        {
            task.Previous.Next = task.Next;
        }

        if (task.Next is null)
        {
            LastTask = task.Previous;
        }
        else
        {
            task.Next.Previous = task.Previous;
        }

        task.Previous = task.Next = null;
        task.Channel.Tasks--;
    }

    /// <summary>Takes a reservation in.</summary>
    public void Add(ReservationState reservation)
    {
        _reservations.Add(reservation.Key, reservation);
        reservation.Task.Add(reservation);
    }

    /// <summary>Takes a reservation out.</summary>
    public void Remove(ReservationState reservation)
    {
        _reservations.Remove(reservation.Key);
        reservation.Task.Reservations.Remove(reservation);
    }

    /// <summary>All tasks, by number.</summary>
    public IEnumerable<TaskState> Tasks()
    {
        for (var task = FirstTask; task is not null; task = task.Next)
        {
            yield return task;
        }
    }
}
