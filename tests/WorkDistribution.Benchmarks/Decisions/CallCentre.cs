using System.Globalization;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Benchmarks.Decisions;

/// <summary>A workspace of 7,500 workers, each with four of 500 skills, and a queue for each skill; all workers have work.</summary>
internal sealed class CallCentre
{
    public const int Workers = 7500;
    public const int Skills = 500;
    private const int SkillsEach = 4;

    private readonly Random _random = new(1);
    private readonly List<ReservationSid> _accepted = [];
    private readonly WorkflowSid _workflow;
    private DateTimeOffset _now = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    public CallCentre()
    {
        Engine = WorkspaceEngine.Begin(AccountSid.FromTrusted("AC" + new string('1', 32)), new("Centre"), Options, Sids, _now);
        var available = Send(new ListActivities("Available", null, new PageRequest())).Items[0].Sid;
        var nobody = Send(new CreateTaskQueue("nobody", "skills HAS 'nobody'")).Queue.Sid;
        var everyone = Send(new CreateTaskQueue("everyone")).Queue.Sid;
        var filters = new List<string>
        {
            $$"""{"expression":"blocked == true","targets":[{"queue":"{{nobody}}","priority":100}]}""",
            $$"""{"expression":"personal == true","targets":[{"queue":"{{everyone}}","expression":"worker.number == task.number"}]}""",
        };
        for (var i = 0; i < Skills; i++)
        {
            var queue = Send(new CreateTaskQueue($"skill {i}", $"skills HAS 's{i}'")).Queue.Sid;
            filters.Add($$"""{"expression":"skill == 's{{i}}'","targets":[{"queue":"{{queue}}"}]}""");
        }

        _workflow = Send(new CreateWorkflow("Skills", $$"""{"task_routing":{"filters":[{{string.Join(',', filters)}}] } }""")).Sid;
        for (var i = 0; i < Workers; i++)
        {
            var skills = string.Join(',', Enumerable.Range(0, SkillsEach).Select(_ => $"\"s{_random.Next(Skills)}\""));
            Send(new CreateWorker(string.Create(CultureInfo.InvariantCulture, $"worker {i}"), available, $$"""{"number":{{i}},"skills":[{{skills}}],"contact_uri":"sip:w{{i}}@example.com"}"""));
        }

        Engine.Take();
    }

    public TaskRoutingOptions Options { get; } = new() { MaxTasks = 600_000, MaxEndedTasks = 1000 };

    public RandomSidSource Sids { get; } = new();

    public WorkspaceEngine Engine { get; private set; }

    public DateTimeOffset Now => _now;

    /// <summary>Gives every worker something to do, then lets tasks wait.</summary>
    public void Fill(int waiting, Backlog backlog)
    {
        for (var i = 0; i < waiting && backlog == Backlog.Blocked; i++)
        {
            Create("\"blocked\":true");
        }

        while (_accepted.Count < Workers)
        {
            var task = Create(Wanted(Backlog.Open));
            Accept(task);
        }

        for (var i = 0; i < waiting && backlog != Backlog.Blocked; i++)
        {
            Create(Wanted(backlog));
        }

        Engine.Take();
    }

    /// <summary>One turn: a worker is done and gets the next task, accepts it, and a new one comes.</summary>
    public void Turn(DecisionTimes complete, DecisionTimes accept, DecisionTimes create, Backlog backlog)
    {
        _now = _now.AddMilliseconds(1);
        var index = _random.Next(_accepted.Count);
        var done = _accepted[index];
        complete.Begin();
        Send(new UpdateReservation(done, ReservationStatus.Completed));
        complete.End();
        _accepted[index] = _accepted[^1];
        _accepted.RemoveAt(_accepted.Count - 1);

        create.Begin();
        var created = Create(Wanted(backlog == Backlog.Blocked ? Backlog.Open : backlog));
        create.End();
        foreach (var offer in Engine.Core.State.Workers.Find(Worker(done))!.Live.Concat(created.Task.AssignmentStatus == AssignmentStatus.Reserved ? Offers(created) : []).Distinct().ToList())
        {
            if (offer.Status == ReservationStatus.Pending)
            {
                accept.Begin();
                Send(new UpdateReservation(offer.Reservation.Sid, ReservationStatus.Accepted));
                accept.End();
                _accepted.Add(offer.Reservation.Sid);
            }
        }

        Engine.Take();
    }

    /// <summary>What a store would give back.</summary>
    public WorkspaceSnapshot Snapshot() => new()
    {
        Workspace = Engine.Workspace,
        Activities = [.. Engine.Core.State.Activities.All.Select(static one => one.Activity)],
        TaskChannels = [.. Engine.Core.State.Channels.All.Select(static one => one.Channel)],
        TaskQueues = [.. Engine.Core.State.Queues.All.Select(static one => one.Queue)],
        Workflows = [.. Engine.Core.State.Workflows.All.Select(static one => one.Workflow)],
        Workers = [.. Engine.Core.State.Workers.All.Select(static one => one.Worker)],
        WorkerChannels = [.. Engine.Core.State.Workers.All.SelectMany(static one => one.Channels.Select(static channel => channel.Channel))],
        Tasks = [.. Engine.Core.State.Tasks().Select(static one => one.Task)],
        Reservations = [.. Engine.Core.State.Reservations.Select(static one => one.Reservation)],
        LastEventNumber = Engine.Core.Events.LastNumber,
        LastTaskNumber = Engine.Core.State.LastTaskNumber,
    };

    private string Worker(ReservationSid done) => Engine.Core.State.TryGetReservation(done.Value, out var found) ? found.Worker.Key : "";

    private IEnumerable<ReservationState> Offers(TaskView view) => Engine.Core.State.TryGetTask(view.Task.Sid.Value, out var task) ? task.Reservations : [];

    private string Wanted(Backlog backlog) => backlog == Backlog.Personal
        ? string.Create(CultureInfo.InvariantCulture, $"\"personal\":true,\"number\":{_random.Next(Workers)}")
        : string.Create(CultureInfo.InvariantCulture, $"\"skill\":\"s{_random.Next(Skills)}\"");

    private void Accept(TaskView task)
    {
        foreach (var offer in Offers(task).Where(static one => one.Status == ReservationStatus.Pending).ToList())
        {
            Send(new UpdateReservation(offer.Reservation.Sid, ReservationStatus.Accepted));
            _accepted.Add(offer.Reservation.Sid);
        }

        if (task.Task.AssignmentStatus == AssignmentStatus.Pending)
        {
            Send(new DeleteTask(task.Task.Sid));
        }
    }

    private TaskView Create(string wanted)
    {
        _now = _now.AddTicks(TimeSpan.TicksPerMillisecond / 10);
        return Send(new CreateTask($$"""{"from":"+15551234567","to":"+15557654321","call_sid":"CA0123456789abcdef0123456789abcdef","customer":"Ada Lovelace",{{wanted}}}""", _workflow));
    }

    private T Send<T>(WorkspaceCommand<T> command)
    {
        var result = Engine.Handle(command, _now);
        if (Engine.Core.Changes.Size > 4096)
        {
            Engine.Take();
        }

        return result.Succeeded ? result.Value : throw new InvalidOperationException(result.Faults[0].ToString());
    }
}
