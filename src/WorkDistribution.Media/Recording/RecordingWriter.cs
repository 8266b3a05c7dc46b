using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace WorkDistribution.Media.Recording;

/// <summary>
/// Writes all recordings of the process from one background task, which visits each every 250 ms: appends what has come, then puts the header
/// right, so that a crash loses less than a second. An ended recording is completed at once.
/// </summary>
/// <remarks>Ends are told on the writer's task, exactly once a recording, after the file is complete and closed.</remarks>
public sealed class RecordingWriter : IAsyncDisposable
{
    /// <summary>Recordings at once; more are refused.</summary>
    public const int MaxRecordings = 5000;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<RecordingTap, RecordingJob> _jobs = new();
    private readonly Func<string, IRecordingFile> _open;
    private readonly ILogger _logger;
    private readonly bool _ownTask;
    private readonly SemaphoreSlim _wake = new(0);
    private readonly short[] _buffer = new short[16384];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _startGate = new();
    private Task? _loop;
    private int _woken;
    private int _active;
    private long _refused;
    private bool _stopped;

    /// <summary>Makes a writer; its task starts with the first recording.</summary>
    public RecordingWriter(ILogger<RecordingWriter> logger)
        : this(logger, static path => new RecordingFile(path), ownTask: true)
    {
    }

    /// <summary>Makes a writer over other files.</summary>
    /// <param name="logger">For failures.</param>
    /// <param name="open">Opens the file of a path; throws <see cref="IOException"/> when it cannot.</param>
    /// <param name="ownTask">false when the owner calls <see cref="Pump"/> itself.</param>
    internal RecordingWriter(ILogger logger, Func<string, IRecordingFile> open, bool ownTask)
    {
        _logger = logger;
        _open = open;
        _ownTask = ownTask;
    }

    /// <summary>Recordings being written.</summary>
    public int ActiveCount => Volatile.Read(ref _active);

    /// <summary>Recordings refused since start because <see cref="MaxRecordings"/> were being written or the writer was stopping.</summary>
    public long RefusedCount => Interlocked.Read(ref _refused);

    /// <summary>Starts a recording. The file is opened by the writer's task, so this never waits for a disk.</summary>
    /// <param name="request">What to record.</param>
    /// <param name="ended">Told the result exactly once, also when the file could not be made: on the writer's task, or within this call when
    /// the recording is refused. Must return at once.</param>
    /// <returns>The tap to feed; already ended when it was refused.</returns>
    public RecordingTap Start(RecordingRequest request, Action<RecordingResult> ended)
    {
        var tap = new RecordingTap(request, ended, Wake);
        if (!TryAdmit(tap))
        {
            Interlocked.Increment(ref _refused);
            RecordingLog.Refused(_logger, request.Path, MaxRecordings);
            tap.TryEnd(RecordingEndReason.Failed);
            ended(new RecordingResult(RecordingEndReason.Failed, TimeSpan.Zero, 0, Error: $"{MaxRecordings} recordings are being written already, or the server is stopping."));
        }

        return tap;
    }

    /// <summary>Ends all recordings, completes their files and stops the task.</summary>
    public async ValueTask DisposeAsync()
    {
        Task? loop;
        lock (_startGate)
        {
            if (_stopped)
            {
                return;
            }

            _stopped = true;
            loop = _loop;
        }

        foreach (var tap in _jobs.Keys)
        {
            tap.Stop(RecordingEndReason.SessionEnded);
        }

        await _stopping.CancelAsync();
        if (loop is not null)
        {
            await loop;
        }

        Pump(onlyEnded: false);
        _stopping.Dispose();
        _wake.Dispose();
    }

    /// <summary>Visits the recordings once. Only the writer's task, and tests that have no task.</summary>
    /// <param name="onlyEnded">Whether those that go on are left for later.</param>
    internal void Pump(bool onlyEnded)
    {
        foreach (var (tap, job) in _jobs)
        {
            if (onlyEnded && !tap.IsEnded)
            {
                continue;
            }

            if (job.Advance(_buffer) is { } result)
            {
                _jobs.TryRemove(job.Tap, out _);
                Interlocked.Decrement(ref _active);
                Tell(job.Tap, result);
            }
        }
    }

    private bool TryAdmit(RecordingTap tap)
    {
        lock (_startGate)
        {
            if (_stopped || _active >= MaxRecordings)
            {
                return false;
            }

            Interlocked.Increment(ref _active);
            _jobs[tap] = new RecordingJob(tap, _open);
            if (_ownTask)
            {
                _loop ??= Task.Run(RunAsync, CancellationToken.None);
            }

            return true;
        }
    }

    private async Task RunAsync()
    {
        var lastRound = Stopwatch.GetTimestamp();
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await _wake.WaitAsync(Interval, _stopping.Token);
            }
            catch (OperationCanceledException)
            {
                // Stopping: the last visit is made by who stops.
                return;
            }

            Volatile.Write(ref _woken, 0);
            var full = Stopwatch.GetElapsedTime(lastRound) >= Interval;
            lastRound = full ? Stopwatch.GetTimestamp() : lastRound;
            Pump(onlyEnded: !full);
        }
    }

    /// <summary>Asks for a visit of what has ended. Called from the media clock: no lock is held long, nothing is allocated.</summary>
    private void Wake()
    {
        if (Interlocked.Exchange(ref _woken, 1) == 0 && !_stopping.IsCancellationRequested)
        {
            _wake.Release();
        }
    }

    private void Tell(RecordingTap tap, RecordingResult result)
    {
        if (result.Reason == RecordingEndReason.Failed)
        {
            RecordingLog.Failed(_logger, tap.Request.Path, result.Error ?? "unknown", null);
        }

#pragma warning disable CA1031 // One listener's fault must not end the other recordings.
        try
        {
            tap.Ended(result);
        }
        catch (Exception exception)
        {
            RecordingLog.ListenerThrew(_logger, tap.Request.Path, exception);
        }
#pragma warning restore CA1031
    }
}
