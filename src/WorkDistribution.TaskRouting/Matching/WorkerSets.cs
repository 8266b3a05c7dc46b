using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Matching;

/// <summary>All sets of workers that queues and waiting tasks use, each kept once and kept right.</summary>
/// <param name="workers">All workers of the workspace.</param>
internal sealed class WorkerSets(Registry<WorkerState> workers)
{
    /// <summary>Sets that nobody uses are kept this many for the next task of the same kind.</summary>
    private const int IdleKept = 512;

    private readonly Dictionary<string, WorkerSet> _byKey = [];
    private readonly Dictionary<string, List<WorkerSet>> _byName = [];
    private readonly HashSet<WorkerSet> _scanned = [];
    private readonly Queue<WorkerSet> _idle = [];
    private readonly WorkerIndex _index = new();
    private int _usingActivity;
    private int _usingChannels;

    /// <summary>All sets.</summary>
    public IEnumerable<WorkerSet> All => _byKey.Values;

    /// <summary>How many there are.</summary>
    public int Count => _byKey.Count;

    /// <summary>Whether any set depends on what workers do, and on their load.</summary>
    public ExpressionInputs Inputs =>
        (_usingActivity > 0 ? ExpressionInputs.WorkerActivity : ExpressionInputs.None) | (_usingChannels > 0 ? ExpressionInputs.WorkerChannels : ExpressionInputs.None);

    /// <summary>The set of workers of these expressions; it is the caller's until released.</summary>
    /// <param name="queue">The queue's; null: any worker.</param>
    /// <param name="target">The target's, bound to the task; null: none.</param>
    /// <param name="only">The only worker; null: any.</param>
    public WorkerSet Hold(Expression? queue, Expression? target, OnlyWorker? only)
    {
        var key = KeyOf(queue, target, only);
        if (!_byKey.TryGetValue(key, out var set))
        {
            set = Make(key, queue, target, only);
        }

        set.Uses++;
        return set;
    }

    /// <summary>Gives a set back.</summary>
    public void Release(WorkerSet set)
    {
        if (--set.Uses > 0 || set.IsIdle)
        {
            return;
        }

        set.IsIdle = true;
        _idle.Enqueue(set);
        while (_idle.Count > IdleKept)
        {
            var oldest = _idle.Dequeue();
            oldest.IsIdle = false;
            if (oldest.Uses == 0)
            {
                Drop(oldest);
            }
        }
    }

    /// <summary>Takes a worker in.</summary>
    public void Add(WorkerState worker)
    {
        _index.Add(worker);
        Join(worker, null);
    }

    /// <summary>Takes a worker out.</summary>
    public void Remove(WorkerState worker)
    {
        foreach (var set in worker.Sets)
        {
            set.Members.Remove(worker);
            set.Count(worker.Activity, -1);
        }

        worker.Sets.Clear();
        _index.Remove(worker);
    }

    /// <summary>Finds anew the sets that a worker belongs to, as far as they depend on what changed.</summary>
    public void Update(WorkerState worker, ExpressionInputs changed)
    {
        if ((changed & (ExpressionInputs.WorkerAttributes | ExpressionInputs.WorkerIdentity)) != ExpressionInputs.None)
        {
            _index.Remove(worker);
            _index.Add(worker);
        }

        for (var i = worker.Sets.Count - 1; i >= 0; i--)
        {
            var set = worker.Sets[i];
            if ((set.Inputs & changed) != ExpressionInputs.None && !set.Admits(worker))
            {
                worker.Sets.RemoveAt(i);
                set.Members.Remove(worker);
                set.Count(worker.Activity, -1);
            }
        }

        Join(worker, changed);
    }

    /// <summary>Counts a worker's change of activity.</summary>
    public static void Recount(WorkerState worker, ActivityState before, ActivityState after)
    {
        foreach (var set in worker.Sets)
        {
            set.Count(before, -1);
            set.Count(after, 1);
        }
    }

    private static string KeyOf(Expression? queue, Expression? target, OnlyWorker? only) =>
        target is null && only is null ? queue?.CanonicalKey ?? "" : string.Join('\n', queue?.CanonicalKey, target?.CanonicalKey, only?.ByFriendlyName, only?.Value);

    private void Join(WorkerState worker, ExpressionInputs? changed)
    {
        foreach (var set in _scanned)
        {
            Try(set);
        }

        foreach (var set in _byName.GetValueOrDefault(worker.Worker.FriendlyName) ?? [])
        {
            Try(set);
        }

        foreach (var key in worker.IndexKeys)
        {
            foreach (var set in _index.Find(key)?.Sets ?? [])
            {
                Try(set);
            }
        }

        void Try(WorkerSet set)
        {
            if ((changed is not { } inputs || (set.Inputs & inputs) != ExpressionInputs.None) && set.Admits(worker) && !IsMember(set, worker))
            {
                Enter(set, worker);
            }
        }
    }

    private static bool IsMember(WorkerSet set, WorkerState worker) => set.Members.Count < worker.Sets.Count ? set.Members.Contains(worker) : worker.Sets.Contains(set);

    private static void Enter(WorkerSet set, WorkerState worker)
    {
        set.Members.Add(worker);
        set.Count(worker.Activity, 1);
        worker.Sets.Add(set);
    }

    private WorkerSet Make(string key, Expression? queue, Expression? target, OnlyWorker? only)
    {
        var set = new WorkerSet(key, queue, target, only);
        _byKey.Add(key, set);
        Note(set, 1);
        if (set.OnlyName is { } name)
        {
            if (!_byName.TryGetValue(name, out var sets))
            {
                _byName[name] = sets = [];
            }

            sets.Add(set);
            if (workers.Named(name) is { } worker && set.Admits(worker))
            {
                Enter(set, worker);
            }
        }
        else if (BestAtom(set) is { } atom)
        {
            set.IndexKeys = [.. atom.Values.Distinct().Select(value => new IndexKey(atom.Path, atom.IsList, value))];
            foreach (var indexKey in set.IndexKeys)
            {
                var bucket = _index.Get(indexKey);
                bucket.Sets.Add(set);
                foreach (var worker in bucket.Workers)
                {
                    if (set.Admits(worker) && (set.IndexKeys.Length == 1 || !IsMember(set, worker)))
                    {
                        Enter(set, worker);
                    }
                }
            }
        }
        else
        {
            _scanned.Add(set);
            foreach (var worker in workers.All)
            {
                if (set.Admits(worker))
                {
                    Enter(set, worker);
                }
            }
        }

        return set;
    }

    /// <summary>The condition with the fewest candidates.</summary>
    private RequiredAtom? BestAtom(WorkerSet set)
    {
        RequiredAtom? best = null;
        var fewest = int.MaxValue;
        foreach (var atom in set.RequiredAtoms())
        {
            _index.Know(atom.Path, atom.IsList, workers.All);
            var candidates = 0;
            foreach (var value in atom.Values)
            {
                candidates += _index.Find(new(atom.Path, atom.IsList, value))?.Workers.Count ?? 0;
            }

            if (candidates < fewest)
            {
                best = atom;
                fewest = candidates;
            }
        }

        return best;
    }

    private void Drop(WorkerSet set)
    {
        _byKey.Remove(set.Key);
        _scanned.Remove(set);
        if (set.OnlyName is { } name && _byName.TryGetValue(name, out var sets) && sets.Remove(set) && sets.Count == 0)
        {
            _byName.Remove(name);
        }

        Note(set, -1);
        foreach (var key in set.IndexKeys)
        {
            _index.Find(key)?.Sets.Remove(set);
            _index.Trim(key);
        }

        foreach (var worker in set.Members)
        {
            worker.Sets.Remove(set);
        }
    }

    private void Note(WorkerSet set, int change)
    {
        if ((set.Inputs & ExpressionInputs.WorkerActivity) != ExpressionInputs.None)
        {
            _usingActivity += change;
        }

        if ((set.Inputs & ExpressionInputs.WorkerChannels) != ExpressionInputs.None)
        {
            _usingChannels += change;
        }
    }
}
