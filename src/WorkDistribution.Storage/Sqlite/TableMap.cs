using System.Collections.Immutable;
using System.Globalization;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>How a fact lies in its table: the one place that knows the order of the columns. The first column is the sid.</summary>
/// <typeparam name="T">The fact.</typeparam>
internal sealed class TableMap<T>
    where T : class
{
    private readonly Func<RowReader, T> _read;
    private readonly Func<T, object?[]> _values;
    private readonly string _upsert;
    private readonly string _find;
    private readonly string _delete;
    private readonly string _all;

    public TableMap(string table, string columns, Func<RowReader, T> read, Func<T, object?[]> values)
    {
        Table = table;
        Columns = columns;
        _read = read;
        _values = values;
        var names = columns.Split(", ");
        var parameters = string.Join(", ", Enumerable.Range(1, names.Length).Select(static i => string.Create(CultureInfo.InvariantCulture, $"${i}")));

        // The creation date never changes, nor does the order of making (seq).
        var updates = string.Join(", ", names.Skip(1).Where(static name => name != "date_created").Select(static name => $"{name} = excluded.{name}"));
        _upsert = $"INSERT INTO {table} ({columns}) VALUES ({parameters}) ON CONFLICT (sid) DO UPDATE SET {updates}";
        _find = $"SELECT {columns} FROM {table} WHERE sid = $1 AND account_sid = $2";
        _delete = $"DELETE FROM {table} WHERE sid = $1 AND account_sid = $2";
        _all = $"SELECT {columns} FROM {table} ORDER BY seq";
    }

    public string Table { get; }

    public string Columns { get; }

    public Func<RowReader, T> Read => _read;

    public void Save(SqliteSession session, T fact) => session.Execute(_upsert, _values(fact));

    public T? Find(SqliteSession session, string sid, string accountSid) => session.Query(_find, _read, sid, accountSid) is [var found, ..] ? found : null;

    public bool Delete(SqliteSession session, string sid, string accountSid) => session.Execute(_delete, sid, accountSid) > 0;

    public List<T> All(SqliteSession session) => session.Query(_all, _read);

    public PageQuery List() => new(Columns, Table);
}
