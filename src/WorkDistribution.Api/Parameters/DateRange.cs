using WorkDistribution.Api.Formats;
using WorkDistribution.Core.Errors;

namespace WorkDistribution.Api.Parameters;

/// <summary>
/// A date filter with the wire's inequalities, which are part of the parameter's name.
/// <code>
/// StartTime=2026-03-14                 that day, UTC                 StartTime=2026-03-14T09:00:00Z   that second
/// StartTime&lt;=2026-03-14, StartTime&lt;2026-03-14    before the day began
/// StartTime&gt;=2026-03-14                on that day or later          StartTime&gt;2026-03-14            after that day
/// </code>
/// (In "StartTime&gt;=x" a form decoder sees the name "StartTime&gt;" with the value x; in "StartTime&gt;x" the name "StartTime&gt;x" without a value.)
/// </summary>
/// <param name="From">At or after; null for no bound.</param>
/// <param name="Before">Before; null for no bound.</param>
internal readonly record struct DateRange(DateTimeOffset? From, DateTimeOffset? Before)
{
    /// <summary>Reads the filter of that name.</summary>
    public static DateRange Read(RequestParameters parameters, string name)
    {
        DateTimeOffset? from = null;
        DateTimeOffset? before = null;
        foreach (var (key, values) in parameters.All)
        {
            if (!key.StartsWith(name, StringComparison.Ordinal))
            {
                continue;
            }

            var inequality = key.AsSpan(name.Length);
            var value = values.Count > 0 ? values[^1] ?? "" : "";
            if (inequality.Length == 0)
            {
                if (value.Length > 0 && TryRead(parameters, name, value, out var at, out var length))
                {
                    (from, before) = (Later(from, at), Earlier(before, at + length));
                }
            }
            else if (inequality is "<" or ">" ? value.Length > 0 : inequality[0] is '<' or '>' && value.Length == 0)
            {
                var inline = inequality.Length > 1;
                if (TryRead(parameters, name, inline ? inequality[1..].ToString() : value, out var bound, out var length))
                {
                    if (inequality[0] == '<')
                    {
                        before = Earlier(before, bound);
                    }
                    else
                    {
                        from = Later(from, inline ? bound + length : bound);
                    }
                }
            }
        }

        return new DateRange(from, before);
    }

    private static bool TryRead(RequestParameters parameters, string name, string text, out DateTimeOffset at, out TimeSpan length)
    {
        length = text.Length == 10 ? TimeSpan.FromDays(1) : TimeSpan.FromSeconds(1);
        if (WireDate.TryRead(text, out at))
        {
            return true;
        }

        parameters.Refuse(ErrorCatalogue.InvalidParameter, $"{name} is not a date (YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ): {text}");
        return false;
    }

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;
}
