using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>
/// Brings what the log holds into the database file, on a thread and a connection of its own: by itself SQLite would do so within a commit, and every few thousand rows a request would wait for tens of
/// milliseconds of writing. Under steady load the log never becomes empty that way; when it has grown long the writer brings in the little that is left between two commits, and it begins anew.
/// </summary>
internal sealed class RoutingCheckpointer : IAsyncDisposable
{
    /// <summary>Rows written from which it is worth the syncs.</summary>
    private const int Worthwhile = 4_096;

    /// <summary>Frames (pages of 4 KiB) from which the log is begun anew: 64 MiB.</summary>
    private const int Long = 16_384;

    private readonly SqliteSession _session;
    private readonly ILogger _logger;
    private readonly AutoResetEvent _due = new(initialState: false);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _rows;
    private volatile bool _isLong;
    private volatile bool _ending;

    public RoutingCheckpointer(string path, ILogger logger)
    {
        _session = SqliteSession.Open(path, readOnly: false);
        _logger = logger;
        new Thread(Loop) { IsBackground = true, Name = "workspace checkpoints" }.Start();
    }

    /// <summary>The writer has committed; runs on its thread.</summary>
    /// <param name="writer">Its connection, between two transactions.</param>
    /// <param name="rows">How many rows.</param>
    public void Committed(SqliteSession writer, int rows)
    {
        if (_isLong)
        {
            _isLong = false;
            Checkpoint(writer);
        }

        _rows += rows;
        if (_rows >= Worthwhile)
        {
            _rows = 0;
            _due.Set();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _ending = true;
        _due.Set();
        await _ended.Task;
        _session.Dispose();
        _due.Dispose();
    }

    private void Loop()
    {
        while (true)
        {
            _due.WaitOne();
            if (_ending)
            {
                break;
            }

            _isLong = Checkpoint(_session) > Long;
        }

        _ended.TrySetResult();
    }

    /// <summary>Brings in what it can without holding anyone up, and gives the frames in the log.</summary>
    private int Checkpoint(SqliteSession session)
    {
        try
        {
            return session.Query("PRAGMA wal_checkpoint(PASSIVE)", static row => (Busy: row.Number(), Frames: row.Number()))[0].Frames;
        }
        catch (SqliteException exception)
        {
            StorageLog.CheckpointFailed(_logger, exception);
            return 0;
        }
    }
}
