using System.Collections.Immutable;
using System.Globalization;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Pages of lists that are sorted when asked for. A token holds the last item's place, so that it stays good while items come and go.</summary>
internal static class Sorted
{
    /// <summary>A page of a sorted list.</summary>
    /// <param name="items">All items, sorted by place.</param>
    /// <param name="page">Which page.</param>
    /// <param name="place">An item's place: a number, then an identifier.</param>
    /// <param name="descending">Whether they are sorted the other way round.</param>
    /// <param name="show">What is shown of an item.</param>
    /// <exception cref="PageTokenException">The token was not given out.</exception>
    public static Page<TView> Page<T, TView>(List<T> items, PageRequest page, Func<T, (long Number, string Key)> place, bool descending, Func<T, TView> show)
    {
        var start = page.Token is { } token ? After(items, Read(token), place, descending) : (int)Math.Min((long)page.Number * page.Size, items.Count);
        var shown = ImmutableArray.CreateBuilder<TView>();
        for (var i = start; i < items.Count && shown.Count < page.Size; i++)
        {
            shown.Add(show(items[i]));
        }

        var end = start + shown.Count;
        return new(shown.ToImmutable(), end < items.Count && shown.Count > 0 ? Write(place(items[end - 1])) : null)
        {
            PreviousToken = start == 0 || page.Token is null ? null : start > page.Size ? Write(place(items[start - page.Size - 1])) : Write((descending ? long.MaxValue : long.MinValue, "")),
        };
    }

    private static int After<T>(List<T> items, (long Number, string Key) last, Func<T, (long Number, string Key)> place, bool descending)
    {
        var index = items.FindIndex(item =>
        {
            var (number, key) = place(item);
            var order = number.CompareTo(last.Number);
            order = order != 0 ? order : string.CompareOrdinal(key, last.Key);
            return descending ? order < 0 : order > 0;
        });
        return index < 0 ? items.Count : index;
    }

    private static string Write((long Number, string Key) place) => string.Create(CultureInfo.InvariantCulture, $"{place.Number:x}.{place.Key}");

    private static (long Number, string Key) Read(string token)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && long.TryParse(token.AsSpan(0, dot), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? (number, token[(dot + 1)..])
            : throw new PageTokenException();
    }
}
