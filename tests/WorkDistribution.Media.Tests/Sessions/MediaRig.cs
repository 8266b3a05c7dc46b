using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Testing;

namespace WorkDistribution.Media.Tests.Sessions;

/// <summary>An engine on real sockets whose clock the test moves: loopback delivers within the send, so nothing waits.</summary>
internal sealed class MediaRig : IAsyncDisposable
{
    private static int _nextRange;

    public MediaRig(Action<MediaOptions>? configure = null)
    {
        // Ranges of their own, below the system's ephemeral ports.
        var low = 14000 + (Interlocked.Increment(ref _nextRange) * 40 % 8000);
        Options = new MediaOptions { RtpPortMin = low, RtpPortMax = low + 39, ClockThreads = 1 };
        configure?.Invoke(Options);
        Writer = new RecordingWriter(NullLogger<RecordingWriter>.Instance);
        Engine = new MediaEngine(Microsoft.Extensions.Options.Options.Create(Options), Time, Writer, NullLogger<MediaEngine>.Instance);
    }

    public MediaOptions Options { get; }

    public ManualTimeProvider Time { get; } = new();

    public RecordingWriter Writer { get; }

    public MediaEngine Engine { get; }

    public (IMediaSession Session, RecordingObserver Observer) Open()
    {
        var observer = new RecordingObserver();
        Assert.That(Engine.TryOpen(observer, out var session), Is.True);
        return (session!, observer);
    }

    public void Tick(int count = 1)
    {
        for (var i = 0; i < count; i++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(20));
            Engine.TickAll();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        await Writer.DisposeAsync();
    }
}
