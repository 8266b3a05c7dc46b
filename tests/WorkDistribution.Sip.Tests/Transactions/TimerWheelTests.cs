using WorkDistribution.Sip.Transactions;

namespace WorkDistribution.Sip.Tests.Transactions;

public sealed class TimerWheelTests
{
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(500)]
    [TestCase(10_240)]
    [TestCase(32_000)]
    public void A_timer_fires_once_never_early_and_at_most_a_tick_late(int delay)
    {
        var wheel = new TimerWheel(0);
        var target = new Target();
        wheel.Arm(new WheelTimer(target), 7, TimeSpan.FromMilliseconds(delay));
        var fired = -1L;
        for (var now = 7L; now < 60_000; now++)
        {
            wheel.Tick(now);
            if (target.Fired > 0 && fired < 0)
            {
                fired = now;
            }
        }

        Assert.That(fired, Is.InRange(7 + delay, 7 + delay + (2 * TimerWheel.TickMilliseconds)));
        Assert.That(target.Fired, Is.EqualTo(1));
        Assert.That(wheel.Count, Is.Zero);
    }

    [Test]
    public void A_jump_of_the_clock_fires_everything_due_in_order()
    {
        var wheel = new TimerWheel(0);
        var target = new Target();
        var late = new WheelTimer(target);
        var early = new WheelTimer(target);
        wheel.Arm(late, 0, TimeSpan.FromSeconds(30));
        wheel.Arm(early, 0, TimeSpan.FromSeconds(1));
        wheel.Tick(100_000);
        Assert.That(target.Order, Is.EqualTo(new[] { early, late }));
    }

    [Test]
    public void A_timer_disarmed_by_another_of_the_same_tick_does_not_fire()
    {
        var wheel = new TimerWheel(0);
        var target = new Target();
        var first = new WheelTimer(target);
        var second = new WheelTimer(target);
        wheel.Arm(first, 0, TimeSpan.FromMilliseconds(20));
        wheel.Arm(second, 0, TimeSpan.FromMilliseconds(40));
        target.WhenFired = () => wheel.Disarm(second);
        wheel.Tick(1000);
        Assert.That(target.Order, Is.EqualTo(new[] { first }));
        Assert.That(wheel.Count, Is.Zero);
    }

    [Test]
    public void A_random_course_agrees_with_a_plain_list()
    {
        var random = new Random(17);
        var wheel = new TimerWheel(0);
        var target = new Target();
        var timers = Enumerable.Range(0, 200).Select(_ => new WheelTimer(target)).ToArray();
        var due = new Dictionary<WheelTimer, long>();
        for (long now = 0; now < 120_000; now += random.Next(1, 200))
        {
            wheel.Tick(now);
            foreach (var fired in target.Order)
            {
                Assert.That(due.Remove(fired, out var at), Is.True);
                Assert.That(at, Is.LessThanOrEqualTo(now));
            }

            target.Order.Clear();
            Assert.That(due.Values.Where(d => d < now - (2 * TimerWheel.TickMilliseconds)), Is.Empty);
            var timer = timers[random.Next(timers.Length)];
            if (random.Next(4) == 0)
            {
                wheel.Disarm(timer);
                due.Remove(timer);
            }
            else
            {
                var delay = random.Next(0, 40_000);
                wheel.Arm(timer, now, TimeSpan.FromMilliseconds(delay));
                due[timer] = now + delay;
            }

            Assert.That(wheel.Count, Is.EqualTo(due.Count));
        }
    }

    private sealed class Target : IWheelTimerTarget
    {
        public int Fired => Order.Count;

        public List<WheelTimer> Order { get; } = [];

        public Action? WhenFired { get; set; }

        public void OnTimer(WheelTimer timer)
        {
            Order.Add(timer);
            WhenFired?.Invoke();
        }
    }
}
