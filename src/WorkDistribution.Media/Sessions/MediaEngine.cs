using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkDistribution.Media.Clock;
using WorkDistribution.Media.Mixing;
using WorkDistribution.Media.Recording;

namespace WorkDistribution.Media.Sessions;

/// <summary>The media of the process: ports, clocks with their threads, sessions.</summary>
internal sealed class MediaEngine : IMediaEngine, IHostedService, IDisposable
{
    private readonly MediaOptions _options;
    private readonly TimeProvider _time;
    private readonly RecordingWriter _recordings;
    private readonly ILogger<MediaEngine> _logger;
    private readonly PortAllocator _ports;
    private readonly MediaClock[] _clocks;
    private readonly DateTimeOffset _wallOrigin;
    private readonly long _origin;
    private ClockThread[] _threads = [];
    private long _opensRefused;
    private int _sessions;
    private int _mixers;
    private int _isStopped;

    /// <summary>Makes the engine; its clocks run from <see cref="StartAsync"/>.</summary>
    public MediaEngine(IOptions<MediaOptions> options, TimeProvider time, RecordingWriter recordings, ILogger<MediaEngine> logger)
    {
        _options = options.Value;
        _time = time;
        _recordings = recordings;
        _logger = logger;
        _ports = new PortAllocator(_options.BindAddress, _options.RtpPortMin, _options.RtpPortMax);
        _wallOrigin = time.GetUtcNow();
        _origin = time.GetTimestamp();
        _clocks = new MediaClock[Math.Max(1, _options.ClockThreads)];
        for (var i = 0; i < _clocks.Length; i++)
        {
            _clocks[i] = new MediaClock(i, SocketPoller.Create(), logger);
        }
    }

    /// <inheritdoc/>
    public bool TryOpen(IMediaObserver observer, [NotNullWhen(true)] out IMediaSession? session)
    {
        session = null;
        if (_ports.TryTake() is not { } ports)
        {
            Interlocked.Increment(ref _opensRefused);
            MediaLog.PortsSpent(_logger, _options.RtpPortMin, _options.RtpPortMax);
            return false;
        }

        Interlocked.Increment(ref _sessions);
        var clock = LeastLoaded();
        var opened = new MediaSession(
            new SessionResources(ports, Advertised(), _options, _wallOrigin, _recordings, _logger, Release),
            observer,
            clock);
        clock.Add(opened.Leg);
        session = opened;
        return true;
    }

    /// <inheritdoc/>
    public IConferenceMixer OpenMixer(IMixerObserver observer)
    {
        Interlocked.Increment(ref _mixers);
        var clock = LeastLoaded();
        var mixer = new ConferenceMixer(clock, _recordings, observer, _logger, () => Interlocked.Decrement(ref _mixers));
        clock.Add(mixer);
        return mixer;
    }

    /// <inheritdoc/>
    public MediaStatistics GetStatistics() => new(
        Volatile.Read(ref _sessions),
        _ports.Free,
        Sum(static counters => counters.Sent),
        Sum(static counters => counters.Received),
        Sum(static counters => counters.Rejected),
        Interlocked.Read(ref _opensRefused),
        Sum(static counters => counters.LateTicks),
        _recordings.ActiveCount,
        Volatile.Read(ref _mixers));

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_threads.Length == 0)
        {
            // The clocks' ticks lie evenly between each other.
            _threads = [.. _clocks.Select((clock, i) =>
                new ClockThread(clock, _time, _origin, ClockThread.Period * i / _clocks.Length, _logger))];
            foreach (var thread in _threads)
            {
                thread.Start();
            }

            MediaLog.Started(_logger, _threads.Length, _options.RtpPortMin, _options.RtpPortMax);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isStopped, 1) == 0)
        {
            foreach (var thread in _threads)
            {
                thread.Dispose();
            }

            // Each clock's last ticks close what is still open: observers hear the ends, ports become free.
            foreach (var clock in _clocks)
            {
                clock.Close(Now);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ = StopAsync(CancellationToken.None);
        foreach (var clock in _clocks)
        {
            clock.Dispose();
        }
    }

    /// <summary>Ticks every clock once at the present time: for tests, in place of the threads.</summary>
    internal void TickAll()
    {
        foreach (var clock in _clocks)
        {
            clock.Tick(Now);
        }
    }

    private MediaTime Now => new(_time.GetElapsedTime(_origin));

    private IPAddress Advertised()
    {
        var isAny = _options.BindAddress.Equals(IPAddress.Any) || _options.BindAddress.Equals(IPAddress.IPv6Any);
        return _options.AdvertisedAddress ?? (isAny ? IPAddress.Loopback : _options.BindAddress);
    }

    private MediaClock LeastLoaded()
    {
        var least = _clocks[0];
        foreach (var clock in _clocks)
        {
            least = clock.Load < least.Load ? clock : least;
        }

        return least;
    }

    private void Release(PortPair ports)
    {
        _ports.Return(ports);
        Interlocked.Decrement(ref _sessions);
    }

    private long Sum(Func<MediaCounters, long> pick)
    {
        var sum = 0L;
        foreach (var clock in _clocks)
        {
            sum += pick(clock.Counters);
        }

        return sum;
    }
}
