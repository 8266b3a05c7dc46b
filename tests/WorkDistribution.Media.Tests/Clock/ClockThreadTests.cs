using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Media.Tests.Sessions;

namespace WorkDistribution.Media.Tests.Clock;

[TestFixture, Category("RealTime"), Category("Sockets")]
public sealed class ClockThreadTests
{
    [Test]
    public async Task The_engine_as_registered_plays_in_real_time_and_stops_with_everything_closed()
    {
        using var phone = new FarEnd();
        var services = new ServiceCollection().AddLogging().AddMedia(options => (options.RtpPortMin, options.RtpPortMax) = (23600, 23619));
        await using var provider = services.BuildServiceProvider();
        var engine = provider.GetRequiredService<IMediaEngine>();
        var host = provider.GetServices<IHostedService>().OfType<MediaEngine>().Single();
        await host.StartAsync(CancellationToken.None);
        var observer = new RecordingObserver();
        Assert.That(engine.TryOpen(observer, out var session), Is.True);
        phone.Negotiate(session!);
        session!.Play(new AudioPrompt(new short[1600]));
        Assert.That(SpinWait.SpinUntil(() => !observer.Playbacks.IsEmpty, TimeSpan.FromSeconds(10)), Is.True);
        Assert.That(phone.TakeRtp(), Has.Count.GreaterThanOrEqualTo(10));
        await host.StopAsync(CancellationToken.None);
        Assert.That(engine.GetStatistics().Sessions, Is.Zero);
        Assert.That(engine.GetStatistics().PortsFree, Is.EqualTo(10));
    }
}
