using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tests.Simulation;

/// <summary>
/// One workspace and everybody around it, by dice: customers, workers, applications that answer late, twice or never, a clock that jumps, and a process that dies between deciding and committing.
/// The same seed is the same world.
/// </summary>
internal sealed class SimulatedWorld
{
    private readonly Random _dice;
    private readonly SeededSids _sids = new();
    private readonly TaskRoutingOptions _options = new();
    private readonly KeptWorkspace _kept = new();
    private readonly Queue<WorkspaceBatch> _uncommitted = [];
    private readonly SimulatedCustomer _customer;
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private HashSet<string> _seen = [];
    private WorkspaceEngine _engine;

#pragma warning disable RS0030 // A seed of its own is what a simulation is about.
    public SimulatedWorld(int seed)
    {
        _dice = new Random(seed);
#pragma warning restore RS0030
        _engine = WorkspaceEngine.Begin(
            new AccountSid("AC00000000000000000000000000000001"),
            new CreateWorkspace("Simulated", MultiTaskEnabled: _dice.Next(4) != 0, PrioritizeQueueOrder: _dice.Next(4) == 0 ? QueueOrder.Lifo : QueueOrder.Fifo),
            _options,
            _sids,
            _now);
        _customer = new SimulatedCustomer(_dice, new SimulatedDocuments(_dice));
        _customer.Furnish(Send, _engine.Core.State);
        Settled();
        Commit(all: true);
    }

    /// <summary>Crashes so far.</summary>
    public int Crashes { get; private set; }

    /// <summary>What happened, as told.</summary>
    public EventFold Told => _kept.Told;

    /// <summary>One thing happens.</summary>
    public void Step()
    {
        _now = _now.AddMilliseconds(1 + _dice.Next(50));
        switch (_dice.Next(100))
        {
            case < 66:
                _customer.Act(Send, _engine.Core.State, _now);
                break;
            case < 80:
                Wait();
                break;
            case < 98:
                Commit(all: _dice.Next(3) == 0);
                break;
            default:
                Crash();
                break;
        }

        Settled();
    }

    private void Send(Func<WorkspaceEngine, DateTimeOffset, object> command)
    {
        command(_engine, _now);
        _customer.Fetches.AddRange(_engine.TakeFetches());
    }

    /// <summary>The clock goes on: to what is due next, a little, or far.</summary>
    private void Wait()
    {
        _now = _dice.Next(60) switch
        {
            < 20 when _engine.NextDue is { } due && due > _now => due,
            59 => _now.AddHours(_dice.Next(30)),
            _ => _now.AddSeconds(_dice.Next(8)),
        };
        _engine.Advance(_now, _dice.Next(4) == 0 ? 1 : int.MaxValue);
        _customer.Fetches.AddRange(_engine.TakeFetches());
    }

    /// <summary>Groups become durable in order; a later one may still be under way.</summary>
    private void Commit(bool all)
    {
        if (_engine.HasChanges)
        {
            _uncommitted.Enqueue(_engine.Take());
        }

        while (_uncommitted.Count > (all ? 0 : 1))
        {
            _kept.Commit(_uncommitted.Dequeue());
        }

        if (all && _dice.Next(8) == 0)
        {
            ReloadedIsTheSame();
        }
    }

    /// <summary>The process dies: what was decided and not committed never was.</summary>
    private void Crash()
    {
        Crashes++;
        while (_uncommitted.Count > 0 && _dice.Next(2) == 0)
        {
            _kept.Commit(_uncommitted.Dequeue());
        }

        _uncommitted.Clear();
        _customer.Fetches.Clear();
        _now = _now.AddSeconds(_dice.Next(600));
        _engine = WorkspaceEngine.Load(_kept.Snapshot(), _options, _sids, _now);
        _engine.Advance(_now);
        _customer.Fetches.AddRange(_engine.TakeFetches());
        _seen = [];
    }

    private void Settled()
    {
        var offers = new List<ReservationState>();
        var seen = new HashSet<string>();
        foreach (var reservation in _engine.Core.State.Reservations)
        {
            seen.Add(reservation.Key);
            if (!_seen.Contains(reservation.Key) && reservation.Reservation.DateCreated == _engine.Core.Now)
            {
                offers.Add(reservation);
            }
        }

        _seen = seen;
        new Invariants(_engine.Core).Check(offers);
    }

    private void ReloadedIsTheSame()
    {
        var reloaded = WorkspaceEngine.Load(_kept.Snapshot(), _options, _sids, _now);
        foreach (var task in _engine.Core.State.Tasks())
        {
            Invariants.Hold(
                reloaded.Core.State.TryGetTask(task.Key, out var again) && again.Task == task.Task && again.Pending == task.Pending && again.Accepted == task.Accepted,
                () => $"task {task.Key} is another after reloading: {again?.Task} instead of {task.Task}");
        }

        Invariants.Hold(reloaded.Core.State.TaskCount == _engine.Core.State.TaskCount, () => $"{reloaded.Core.State.TaskCount} tasks after reloading, {_engine.Core.State.TaskCount} before");
        Invariants.Hold(reloaded.Core.State.ReservationCount == _engine.Core.State.ReservationCount, () => $"{reloaded.Core.State.ReservationCount} reservations after reloading, {_engine.Core.State.ReservationCount} before");
        foreach (var worker in _engine.Core.State.Workers.All)
        {
            Invariants.Hold(reloaded.Core.State.Workers.TryGet(worker.Key, out var again) && again.Worker == worker.Worker && again.Live.Count == worker.Live.Count, () => $"worker {worker.Key} is another after reloading");
        }
    }
}
