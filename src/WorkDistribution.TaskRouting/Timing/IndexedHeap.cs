namespace WorkDistribution.TaskRouting.Timing;

/// <summary>A binary heap whose items know their place, so that one can leave or move from anywhere in logarithmic time. Not safe across threads.</summary>
/// <typeparam name="T">What is kept; each item holds its place in a field of its own.</typeparam>
internal abstract class IndexedHeap<T>
    where T : class
{
    private T[] _items = [];

    /// <summary>How many are in it.</summary>
    public int Count { get; private set; }

    /// <summary>The first in order; null when empty.</summary>
    public T? First => Count == 0 ? null : _items[0];

    /// <summary>All items, in no order.</summary>
    public ReadOnlySpan<T> Items => _items.AsSpan(0, Count);

    /// <summary>Whether an item is in it.</summary>
    public bool Contains(T item) => Slot(item) != 0;

    /// <summary>Takes an item in, or moves it to where it belongs now.</summary>
    public void Put(T item)
    {
        var index = Slot(item) - 1;
        if (index < 0)
        {
            if (Count == _items.Length)
            {
                Array.Resize(ref _items, Count == 0 ? 1 : Count * 2);
            }

            index = Count++;
            Place(item, index);
        }

        Sink(Rise(index));
    }

    /// <summary>Takes an item out; nothing happens when it is not in.</summary>
    public void Remove(T item)
    {
        var index = Slot(item) - 1;
        if (index < 0)
        {
            return;
        }

        Slot(item) = 0;
        var last = _items[--Count];
        _items[Count] = null!;
        if (index < Count)
        {
            Place(last, index);
            Sink(Rise(index));
        }
        else if (Count == 0 && _items.Length > 64)
        {
            _items = [];
        }
    }

    /// <summary>The first in order that a condition holds for; visits only those before it and their neighbours.</summary>
    public T? FirstWhere<TState>(TState state, Func<TState, T, bool> condition)
    {
        if (Count == 0)
        {
            return null;
        }

        if (condition(state, _items[0]))
        {
            return _items[0];
        }

        // Best first over the tree: what is next in order is always a child of something already visited.
        var open = new List<int>();
        AddChildren(open, 0);
        while (open.Count > 0)
        {
            var best = 0;
            for (var i = 1; i < open.Count; i++)
            {
                if (Before(_items[open[i]], _items[open[best]]))
                {
                    best = i;
                }
            }

            var index = open[best];
            open[best] = open[^1];
            open.RemoveAt(open.Count - 1);
            if (condition(state, _items[index]))
            {
                return _items[index];
            }

            AddChildren(open, index);
        }

        return null;
    }

    /// <summary>How many go before an item that is in it; visits only those.</summary>
    /// <param name="item">Which.</param>
    /// <param name="atMost">Where counting ends.</param>
    public int CountBefore(T item, int atMost)
    {
        var count = 0;
        var open = new Stack<int>();
        open.Push(0);
        while (count < atMost && open.TryPop(out var index))
        {
            if (index < Count && Before(_items[index], item))
            {
                count++;
                open.Push((2 * index) + 1);
                open.Push((2 * index) + 2);
            }
        }

        return count;
    }

    /// <summary>Whether the first goes before the second; a strict total order.</summary>
    protected abstract bool Before(T first, T second);

    /// <summary>The item's place plus one; 0 while it is not in.</summary>
    protected abstract ref int Slot(T item);

    private void AddChildren(List<int> open, int index)
    {
        for (var child = (2 * index) + 1; child <= (2 * index) + 2 && child < Count; child++)
        {
            open.Add(child);
        }
    }

    private void Place(T item, int index)
    {
        _items[index] = item;
        Slot(item) = index + 1;
    }

    private int Rise(int index)
    {
        var item = _items[index];
        while (index > 0 && Before(item, _items[(index - 1) / 2]))
        {
            Place(_items[(index - 1) / 2], index);
            index = (index - 1) / 2;
        }

        Place(item, index);
        return index;
    }

    private void Sink(int index)
    {
        var item = _items[index];
        for (var child = (2 * index) + 1; child < Count; child = (2 * index) + 1)
        {
            if (child + 1 < Count && Before(_items[child + 1], _items[child]))
            {
                child++;
            }

            if (!Before(_items[child], item))
            {
                break;
            }

            Place(_items[child], index);
            index = child;
        }

        Place(item, index);
    }
}
