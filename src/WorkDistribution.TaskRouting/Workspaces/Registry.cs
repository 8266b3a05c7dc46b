using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>The entities of one kind: by identifier, by name, and in order of creation for lists.</summary>
/// <typeparam name="T">The kind.</typeparam>
internal sealed class Registry<T>
    where T : Entity
{
    private readonly Dictionary<string, T> _bySid = [];
    private readonly Dictionary<string, T> _byName = [];
    private readonly List<T> _ordered = [];

    /// <summary>How many there are.</summary>
    public int Count => _ordered.Count;

    /// <summary>All, by date of creation.</summary>
    public IReadOnlyList<T> All => _ordered;

    /// <summary>The one with this identifier.</summary>
    public bool TryGet(string sid, [NotNullWhen(true)] out T? item) => _bySid.TryGetValue(sid, out item);

    /// <summary>The one with this identifier; null when there is none.</summary>
    public T? Find(string? sid) => sid is not null && _bySid.TryGetValue(sid, out var item) ? item : null;

    /// <summary>The one with this name; null when there is none.</summary>
    public T? Named(string? name) => name is not null && _byName.TryGetValue(name, out var item) ? item : null;

    /// <summary>Takes one in.</summary>
    public void Add(T item, string name)
    {
        _bySid.Add(item.Key, item);
        _byName[name] = item;
        var index = ~Search(item.Created, item.Key);
        _ordered.Insert(index, item);
    }

    /// <summary>Notes a new name.</summary>
    public void Rename(T item, string before, string after)
    {
        _byName.Remove(before);
        _byName[after] = item;
    }

    /// <summary>Takes one out.</summary>
    public void Remove(T item, string name)
    {
        _bySid.Remove(item.Key);
        _byName.Remove(name);
        _ordered.RemoveAt(Search(item.Created, item.Key));
    }

    /// <summary>A page of those that a condition holds for.</summary>
    /// <exception cref="PageTokenException">The token was not given out.</exception>
    public Page<TView> Page<TView>(PageRequest page, Func<T, bool> condition, Func<T, TView> show, bool descending = false)
    {
        var start = 0;
        var skip = page.Token is null ? (long)page.Number * page.Size : 0;
        if (page.Token is { } token)
        {
            var (created, sid) = ReadToken(token);
            var at = Search(created, sid);
            start = descending ? _ordered.Count - (at < 0 ? ~at : at) : at < 0 ? ~at : at + 1;
        }

        var items = ImmutableArray.CreateBuilder<TView>();
        var previous = page.Token is null ? null : Previous(start, page.Size, condition, descending);
        T? last = null;
        for (var i = start; i < _ordered.Count; i++)
        {
            var item = _ordered[descending ? _ordered.Count - 1 - i : i];
            if (!condition(item) || skip-- > 0)
            {
                continue;
            }

            if (items.Count == page.Size)
            {
                return new(items.ToImmutable(), Token(last!)) { PreviousToken = previous };
            }

            items.Add(show(item));
            last = item;
        }

        return new(items.ToImmutable(), null) { PreviousToken = previous };
    }

    /// <summary>The token of the page that ends before a place; null when nothing is before it.</summary>
    private string? Previous(int start, int size, Func<T, bool> condition, bool descending)
    {
        var found = 0;
        for (var i = Math.Min(start, _ordered.Count) - 1; i >= 0; i--)
        {
            var item = _ordered[descending ? _ordered.Count - 1 - i : i];
            if (condition(item) && found++ == size)
            {
                return Token(item);
            }
        }

        return found == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{(descending ? DateTimeOffset.MaxValue : DateTimeOffset.MinValue).UtcTicks:x}.");
    }

    private static string Token(T item) => string.Create(CultureInfo.InvariantCulture, $"{item.Created.UtcTicks:x}.{item.Key}");

    private static (DateTimeOffset Created, string Sid) ReadToken(string token)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && long.TryParse(token.AsSpan(0, dot), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var ticks)
            && ticks >= 0
            && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), token[(dot + 1)..])
            : throw new PageTokenException();
    }

    private int Search(DateTimeOffset created, string key)
    {
        var low = 0;
        var high = _ordered.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = _ordered[middle].Created.CompareTo(created);
            if (order == 0)
            {
                order = string.CompareOrdinal(_ordered[middle].Key, key);
            }

            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }
}
