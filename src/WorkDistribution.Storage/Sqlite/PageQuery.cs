using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>A list, newest first, a page at a time: pages continue at a key and not at a count, so rows added meanwhile shift nothing.</summary>
/// <param name="columns">The select list.</param>
/// <param name="from">The from clause.</param>
/// <param name="key">The column that orders the list.</param>
internal sealed class PageQuery(string columns, string from, string key = "seq")
{
    private readonly StringBuilder _where = new();
    private readonly List<object?> _values = [];

    /// <summary>Adds a condition with one parameter, written {0}; left out when the value is null.</summary>
    public PageQuery Where(string condition, object? value)
    {
        if (value is not null)
        {
            _values.Add(value);
            _where.Append(_where.Length == 0 ? " WHERE " : " AND ").AppendFormat(CultureInfo.InvariantCulture, condition, "$" + _values.Count.ToString(CultureInfo.InvariantCulture));
        }

        return this;
    }

    /// <summary>Reads the page.</summary>
    public Page<T> Read<T>(SqliteSession session, Func<RowReader, T> read, PageRequest page)
    {
        var token = page.Token is { } text ? PageToken.Read(text) : (PageToken?)null;
        var before = token is { Before: true };
        if (token is { } position)
        {
            Where(key + (before ? " > {0}" : " < {0}"), position.Key);
        }

        var size = Math.Clamp(page.Size, 1, PageRequest.MaxSize);
        var skip = token is null ? (long)page.Number * size : 0;
        _values.Add(size + 1);
        _values.Add(skip);
        var sql = string.Create(CultureInfo.InvariantCulture, $"SELECT {columns}, {key} FROM {from}{_where} ORDER BY {key} {(before ? "ASC" : "DESC")} LIMIT ${_values.Count - 1} OFFSET ${_values.Count}");
        var rows = session.Query(sql, row => (Item: read(row), Key: row.Long()), _values.ToArray());

        var more = rows.Count > size;
        if (more)
        {
            rows.RemoveAt(size);
        }

        if (before)
        {
            rows.Reverse();
        }

        var hasNext = before || more;
        var hasPrevious = before ? more : token is not null || skip > 0;
        return new Page<T>([.. rows.Select(static row => row.Item)], hasNext && rows.Count > 0 ? new PageToken(false, rows[^1].Key).ToString() : null)
        {
            PreviousToken = hasPrevious && rows.Count > 0 ? new PageToken(true, rows[0].Key).ToString() : null,
        };
    }
}
