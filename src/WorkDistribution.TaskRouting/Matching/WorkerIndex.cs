using System.Runtime.InteropServices;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Workers;

namespace WorkDistribution.TaskRouting.Matching;

/// <summary>Finds workers by the values that expressions ask for, and the sets that a worker's values concern, so that neither a new set visits all workers nor a changed worker all sets.</summary>
internal sealed class WorkerIndex
{
    private readonly Dictionary<IndexKey, IndexBucket> _buckets = [];
    private readonly List<(AttributePath? Path, bool IsList)> _paths = [];
    private readonly HashSet<(AttributePath? Path, bool IsList)> _known = [];

    /// <summary>Makes ready to find by an attribute; its first use visits all workers once.</summary>
    public void Know(AttributePath? path, bool isList, IEnumerable<WorkerState> workers)
    {
        if (!_known.Add((path, isList)))
        {
            return;
        }

        _paths.Add((path, isList));
        foreach (var worker in workers)
        {
            AddKeys(worker, path, isList);
        }
    }

    /// <summary>The bucket of a value; null when nobody has or wants it.</summary>
    public IndexBucket? Find(IndexKey key) => _buckets.GetValueOrDefault(key);

    /// <summary>The bucket of a value, made when there is none.</summary>
    public IndexBucket Get(IndexKey key) => CollectionsMarshal.GetValueRefOrAddDefault(_buckets, key, out _) ??= new();

    /// <summary>Drops a bucket that nobody has or wants.</summary>
    public void Trim(IndexKey key)
    {
        if (_buckets.TryGetValue(key, out var bucket) && bucket.Workers.Count == 0 && bucket.Sets.Count == 0)
        {
            _buckets.Remove(key);
        }
    }

    /// <summary>Notes a worker's values.</summary>
    public void Add(WorkerState worker)
    {
        foreach (var (path, isList) in _paths)
        {
            AddKeys(worker, path, isList);
        }
    }

    /// <summary>Forgets a worker's values.</summary>
    public void Remove(WorkerState worker)
    {
        foreach (var key in worker.IndexKeys)
        {
            if (_buckets.TryGetValue(key, out var bucket))
            {
                bucket.Workers.Remove(worker);
                Trim(key);
            }
        }

        worker.IndexKeys.Clear();
    }

    private void AddKeys(WorkerState worker, AttributePath? path, bool isList)
    {
        if (path is null)
        {
            AddKey(worker, new(null, false, AttributeValue.From(worker.Worker.Sid.Value)));
            return;
        }

        var value = worker.Attributes.Get(path).Detached();
        if (!isList)
        {
            if (!value.IsNull && !value.IsCompound)
            {
                AddKey(worker, new(path, false, value));
            }
        }
        else if (value.Constants is { } list)
        {
            foreach (var element in list.Elements)
            {
                if (!element.IsNull)
                {
                    AddKey(worker, new(path, true, element));
                }
            }
        }
    }

    private void AddKey(WorkerState worker, IndexKey key)
    {
        if (Get(key).Workers.Add(worker))
        {
            worker.IndexKeys.Add(key);
        }
    }
}
