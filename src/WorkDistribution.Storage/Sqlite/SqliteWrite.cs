namespace WorkDistribution.Storage.Sqlite;

/// <summary>One change waiting for the writer.</summary>
internal abstract class SqliteWrite
{
    /// <summary>Makes the change. Runs again, alone, when another change of its group failed.</summary>
    public abstract void Apply(SqliteSession session);

    /// <summary>It is on disk.</summary>
    public abstract void Committed();

    /// <summary>It is not, and will not be.</summary>
    public abstract void Failed(Exception exception);
}

/// <summary>One change and its result.</summary>
internal sealed class SqliteWrite<T>(Func<SqliteSession, T> apply, Action<T>? committed) : SqliteWrite
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Task => _done.Task;

    public override void Apply(SqliteSession session) => _result = apply(session);

    public override void Committed()
    {
        committed?.Invoke(_result);
        _done.TrySetResult(_result);
    }

    public override void Failed(Exception exception) => _done.TrySetException(exception);
}
