using System.Globalization;
using System.Text.Json;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Invariants;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Testing.TaskRouting;

namespace WorkDistribution.TaskRouting.Tests.Workspaces;

/// <summary>A workspace's engine with a clock that stands still; after every command its batch is kept, all invariants are checked, and a workspace read back must be the same.</summary>
internal sealed class Workbench
{
    private readonly SeededSidSource _sids;

    public Workbench(Action<TaskRoutingOptions>? configure = null, CreateWorkspace? create = null)
    {
        _sids = new();
        configure?.Invoke(Options);
        Engine = WorkspaceEngine.Begin(AccountSid.FromTrusted("AC" + new string('1', 32)), create ?? new("Office"), Options, _sids, Now);
        Keep();
        Available = Send(new ListActivities("Available", null, new())).Items[0].Sid;
        Offline = Send(new ListActivities("Offline", null, new())).Items[0].Sid;
        Unavailable = Send(new ListActivities("Unavailable", null, new())).Items[0].Sid;
    }

    private Workbench(Workbench first, WorkspaceSnapshot snapshot)
    {
        (_sids, Options, Now) = (first._sids.Copy(), first.Options, first.Now);
        (Available, Offline, Unavailable) = (first.Available, first.Offline, first.Unavailable);
        Engine = WorkspaceEngine.Load(snapshot, Options, _sids, Now);
        Store.Put(snapshot);
        Keep();
    }

    public TaskRoutingOptions Options { get; } = new();

    public WorkspaceEngine Engine { get; private set; }

    public InMemoryWorkspaceStore Store { get; } = new();

    public DateTimeOffset Now { get; private set; } = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    public ActivitySid Available { get; }

    public ActivitySid Offline { get; }

    public ActivitySid Unavailable { get; }

    public IReadOnlyList<RoutingEvent> Events => Store.Events;

    public static string Json(object value) => JsonSerializer.Serialize(value);

    public RoutingResult<T> Try<T>(WorkspaceCommand<T> command)
    {
        var result = Engine.Handle(command, Now);
        Keep();
        return result;
    }

    public T Send<T>(WorkspaceCommand<T> command)
    {
        var result = Try(command);
        Assert.That(result.Faults, Is.Empty);
        return result.Value!;
    }

    public IReadOnlyList<string> Refused<T>(WorkspaceCommand<T> command) => [.. Try(command).Faults.Select(static fault => string.Create(CultureInfo.InvariantCulture, $"{fault.Error.Code} {fault.Detail}"))];

    public void Pass(double seconds)
    {
        var end = Now + TimeSpan.FromMilliseconds(Math.Round(seconds * 1000));
        while (Engine.NextDue is { } due && due <= end)
        {
            Now = due > Now ? due : Now;
            Engine.Advance(Now);
            Keep();
        }

        Now = end;
        Engine.Advance(Now);
        Keep();
    }

    /// <summary>A second workspace that goes on from what is kept of this one, with the same identifiers to come.</summary>
    public Workbench Twin()
    {
        var snapshot = Store.LoadAsync(Engine.Workspace.Sid, CancellationToken.None).Result;
        return new(this, snapshot);
    }

    /// <summary>As after a crash: only what is kept goes on.</summary>
    public void Reload()
    {
        Engine = WorkspaceEngine.Load(Store.LoadAsync(Engine.Workspace.Sid, CancellationToken.None).Result, Options, _sids, Now);
        Keep();
    }

    public TaskQueue Queue(string name, string workers = "1==1", int offers = 1, QueueOrder? order = null) => Send(new CreateTaskQueue(name, workers, offers, order)).Queue;

    public Workflow Workflow(object configuration, int timeout = 120, string name = "Flow") => Send(new CreateWorkflow(name, Json(new { task_routing = configuration }), TaskReservationTimeout: timeout));

    public Workflow Straight(TaskQueue queue, int timeout = 120, string name = "Straight") => Workflow(new { filters = Array.Empty<object>(), default_filter = new { queue = queue.Sid.Value } }, timeout, name);

    public Worker Worker(string name, string attributes = "{}", bool available = true) => Send(new CreateWorker(name, available ? Available : Offline, attributes)).Worker;

    public WorkTask Task(string attributes = "{}", int? priority = null, WorkflowSid? workflow = null, string? channel = null, int? timeout = null) =>
        Look(Send(new CreateTask(attributes, workflow, Priority: priority, TaskChannel: channel, Timeout: timeout)).Task);

    public WorkTask Look(WorkTask task) => Send(new FetchTask(task.Sid)).Task;

    public Worker Look(Worker worker) => Send(new FetchWorker(worker.Sid)).Worker;

    public IReadOnlyList<Reservation> Offers(WorkTask task, ReservationStatus? status = ReservationStatus.Pending) =>
        [.. Send(new ListReservations(task.Sid, null, status, new())).Items.Select(static view => view.Reservation)];

    public Reservation Offer(WorkTask task) => Offers(task).Single();

    public Reservation? OfferTo(Worker worker) => Send(new ListReservations(null, worker.Sid, ReservationStatus.Pending, new())).Items.SingleOrDefault()?.Reservation;

    public Reservation Answer(Reservation reservation, ReservationStatus status, ActivitySid? activity = null) => Send(new UpdateReservation(reservation.Sid, status, WorkerActivitySid: activity)).Reservation;

    public string[] EventsOf(WorkTask task) => [.. Events.Where(e => e.Task?.Task.Sid == task.Sid).Select(static e => EventTypes.NameOf(e.Type))];

    public string? NameOf(WorkerSid worker) => Engine.Core.State.Workers.Find(worker.Value)?.Worker.FriendlyName;

    private void Keep()
    {
        Engine.Core.Monitor.OffersPerLook = 1;
        if (Engine.HasChanges)
        {
            Store.Apply(Engine.Take());
        }

        Assert.That(InvariantChecker.Check(Engine.Core), Is.Empty);
        Assert.That(Engine.Core.Monitor.Look(), Is.Empty);
    }
}
