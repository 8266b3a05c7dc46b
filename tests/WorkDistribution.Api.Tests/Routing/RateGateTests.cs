using WorkDistribution.Api.Routing;
using WorkDistribution.Testing;

namespace WorkDistribution.Api.Tests.Routing;

public sealed class RateGateTests
{
    private readonly ManualTimeProvider _clock = new(ApiHost.Now);

    [Test]
    public void Ten_seconds_worth_may_come_at_once_and_then_only_the_rate()
    {
        var gate = new RateGate<string>(_clock);
        Assert.That(Enumerable.Range(0, 31).Count(_ => gate.Count("a", 3) == TimeSpan.Zero), Is.EqualTo(30));
        Assert.That(gate.Count("a", 3), Is.InRange(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(0.34)));
        Assert.That(gate.Count("b", 3), Is.EqualTo(TimeSpan.Zero));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(Enumerable.Range(0, 10).Count(_ => gate.Count("a", 3) == TimeSpan.Zero), Is.EqualTo(3));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(Enumerable.Range(0, 100).Count(_ => gate.Count("a", 3) == TimeSpan.Zero), Is.EqualTo(30));
    }

    [Test]
    public void The_refused_do_not_count()
    {
        var gate = new RateGate<string>(_clock);
        for (var i = 0; i < 1000; i++)
        {
            gate.Count("a", 1);
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(gate.Count("a", 1), Is.EqualTo(TimeSpan.Zero));
    }
}
