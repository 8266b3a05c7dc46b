using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Rehearsal;
using WorkDistribution.TaskRouting.Rehearsal.Recording;
using WorkDistribution.TaskRouting.Rehearsal.Replay;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Tests.Workspaces;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tests.Rehearsal;

/// <summary>An office by dice: customers with several skills to ask for, workers who answer, decline, let offers pass, hand work back and go to lunch. The same seed is the same office.</summary>
internal sealed class SimulatedOffice
{
    private readonly Random _dice;
    private readonly Workbench _bench;
    private readonly List<Worker> _workers = [];
    private readonly List<WorkTask> _tasks = [];

#pragma warning disable RS0030 // A seed of its own is what a simulation is about.
    public SimulatedOffice(int seed)
    {
        _dice = new Random(seed);
#pragma warning restore RS0030
        _bench = new(create: new("Office", MultiTaskEnabled: _dice.Next(3) != 0, PrioritizeQueueOrder: _dice.Next(4) == 0 ? QueueOrder.Lifo : QueueOrder.Fifo));
        Start = _bench.Now;
        _bench.Queue("Everyone", offers: 1 + _dice.Next(3));
        _bench.Queue("English", "languages HAS 'en'", 1 + _dice.Next(2));
        _bench.Queue("Experts", "level > 2");
        Workflow = _bench.Workflow(
            new
            {
                priority_rules = new[] { new { after = 20, every = 20, add = 1, max = 5 } },
                filters = new object[]
                {
                    new
                    {
                        expression = "language == 'en'",
                        targets = new object[]
                        {
                            new { queue = "Experts", timeout = 15, expression = "worker.level > task.level", skip_if = "workers.available == 0" },
                            new { queue = "English", timeout = 90, priority = 3, order_by = "worker.level DESC" },
                        },
                    },
                    new { expression = "language == 'es'", targets = new object[] { new { queue = "Everyone", expression = "worker.languages HAS 'es'", timeout = 120 } } },
                },
                default_filter = new { queue = "Everyone" },
            },
            timeout: 20).Sid;
        for (var i = 0; i < 6; i++)
        {
            Hire();
            _bench.Pass(1);
        }
    }

    public WorkflowSid Workflow { get; }

    public DateTimeOffset Start { get; }

    public DateTimeOffset Now => _bench.Now;

    /// <summary>Goes on for some steps.</summary>
    public void Live(int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            _bench.Pass(_dice.Next(4) + (_dice.Next(1000) / 1000.0));
            Step();
        }
    }

    /// <summary>Rehearses what happened in a period with the workflow as it is.</summary>
    /// <param name="from">From when on everything is led once more.</param>
    /// <param name="start">From when on it is counted.</param>
    /// <param name="until">The end.</param>
    public WorkflowRehearsal Rehearse(DateTimeOffset from, DateTimeOffset start, DateTimeOffset until)
    {
        var copy = _bench.Send(new CopyWorkspace(Workflow, from, 10_000));
        var reader = new PeriodReader(copy, new(from, start, until));
        foreach (var happened in _bench.Events)
        {
            reader.Read(EventRecord.From(happened));
        }

        reader.Finish();
        var rehearsal = new WorkflowRehearsal(copy with { Tasks = [], Reservations = [] }, reader.Period, _bench.Options, new(Workflow));
        rehearsal.Run(CancellationToken.None);
        return rehearsal;
    }

    private T Any<T>(IReadOnlyList<T> of) => of[_dice.Next(of.Count)];

    private void Hire() => _workers.Add(_bench.Worker(
        $"W{_workers.Count}",
        Workbench.Json(new { languages = _dice.Next(3) switch { 0 => new[] { "en" }, 1 => ["es"], _ => ["en", "es"] }, level = _dice.Next(5) })));

    private void Step()
    {
        switch (_dice.Next(100))
        {
            case < 25:
                _tasks.Add(_bench.Task(Attributes(), _dice.Next(5) == 0 ? _dice.Next(4) : null, timeout: _dice.Next(20) == 0 ? 30 : null));
                break;
            case < 55:
                Answer();
                break;
            case < 82:
                Finish();
                break;
            case < 88:
                Try(new UpdateWorker(Any(_workers).Sid, Any([_bench.Available, _bench.Available, _bench.Offline, _bench.Unavailable]), RejectPendingReservations: _dice.Next(2) == 0));
                break;
            case < 89:
                Try(new UpdateWorker(Any(_workers).Sid, Attributes: Workbench.Json(new { languages = new[] { "en" }, level = _dice.Next(5) })));
                break;
            case < 91:
                Try(new UpdateWorkerChannel(Any(_workers).Sid, "default", _dice.Next(3), _dice.Next(8) != 0));
                break;
            case < 92:
                Hire();
                break;
            case < 97 when _tasks.Count > 0:
                Change(Any(_tasks));
                break;
        }
    }

    private string Attributes() => Workbench.Json(new { language = Any(["en", "es", "fr"]), level = _dice.Next(3) });

    private void Answer()
    {
        var offers = Reservations(ReservationStatus.Pending);
        if (offers.Count > 0)
        {
            var rejects = _dice.Next(5) == 0;
            Answer(Any(offers), rejects ? ReservationStatus.Rejected : ReservationStatus.Accepted, rejects && _dice.Next(2) == 0 ? _bench.Unavailable : null);
        }
    }

    private void Finish()
    {
        var work = Reservations(ReservationStatus.Accepted);
        if (work.Count > 0)
        {
            var handsBack = _dice.Next(10) == 0;
            Answer(Any(work), handsBack ? ReservationStatus.Canceled : ReservationStatus.Completed, !handsBack && _dice.Next(6) == 0 ? _bench.Unavailable : null);
        }
    }

    private void Change(WorkTask task)
    {
        switch (_dice.Next(4))
        {
            case 0:
                Try(new UpdateTask(task.Sid, AssignmentStatus: AssignmentStatus.Canceled, Reason: "changed my mind"));
                break;
            case 1:
                Try(new DeleteTask(task.Sid));
                break;
            default:
                Try(new UpdateTask(task.Sid, Attributes(), Priority: _dice.Next(3) == 0 ? _dice.Next(4) : null));
                break;
        }
    }

    private void Answer(Reservation reservation, ReservationStatus status, ActivitySid? activity) => Try(new UpdateReservation(reservation.Sid, status, WorkerActivitySid: activity));

    private void Try<T>(WorkspaceCommand<T> command) => _bench.Try(command with { Actor = new("account", _bench.Engine.Workspace.AccountSid.Value) });

    private List<Reservation> Reservations(ReservationStatus status) =>
        [.. _bench.Engine.Core.State.Reservations.Where(reservation => reservation.Status == status).Select(reservation => reservation.Reservation).OrderBy(reservation => reservation.Sid.Value, StringComparer.Ordinal)];
}
