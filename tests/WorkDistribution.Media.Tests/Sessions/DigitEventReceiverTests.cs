using WorkDistribution.Media.Rtp;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Media.Tones;

namespace WorkDistribution.Media.Tests.Sessions;

[TestFixture]
public sealed class DigitEventReceiverTests
{
    private DigitEventReceiver _receiver = null!;
    private TimeSpan _now;
    private string _heard = "";

    [SetUp]
    public void SetUp() => (_receiver, _now, _heard) = (new DigitEventReceiver(), TimeSpan.FromSeconds(1), "");

    [Test]
    public void A_press_with_three_ends_is_one()
    {
        Press(1, 1000, 160, 320, 480, -480, -480, -480);
        Wait(500);
        Assert.That(_heard, Is.EqualTo("1"));
    }

    [Test]
    public void A_press_is_reported_40_ms_after_its_start_while_it_is_held()
    {
        Packet(4, 1000, 80);
        Wait(20);
        Assert.That(_heard, Is.Empty);
        Wait(20);
        Assert.That(_heard, Is.EqualTo("4"));
    }

    [Test]
    public void A_press_whose_ends_are_lost_is_one_and_the_next_one_is_heard()
    {
        Press(1, 1000, 160, 320);
        Press(2, 3000, 160, 320, -480);
        Assert.That(_heard, Is.EqualTo("12"));
    }

    [Test]
    public void A_press_of_which_one_packet_came_is_heard_when_the_next_key_follows_at_once()
    {
        Packet(1, 1000, 0);
        Packet(2, 1400, -480);
        Assert.That(_heard, Is.EqualTo("12"));
    }

    [Test]
    public void The_same_key_again_is_a_new_press()
    {
        Press(5, 1000, 160, 320, -480, -480, -480);
        Press(5, 2000, 160, 320, -480, -480, -480);
        Assert.That(_heard, Is.EqualTo("55"));
    }

    [Test]
    public void A_replayed_recording_with_the_same_timestamps_is_a_new_press_after_a_pause()
    {
        Press(5, 1000, 160, 320, -480, -480, -480);
        Wait(300);
        Press(5, 1000, 160, 320, -480, -480, -480);
        Wait(300);
        Press(3, 400, 160, 320, -480, -480, -480);
        Assert.That(_heard, Is.EqualTo("553"));
    }

    [Test]
    public void Ends_repeated_late_are_no_new_press()
    {
        Press(5, 1000, 160, 320, -480);
        Wait(120);
        Packet(5, 1000, -480);
        Wait(400);
        Packet(5, 1000, -480);
        Assert.That(_heard, Is.EqualTo("5"));
    }

    [Test]
    public void An_overtaken_packet_of_the_press_before_is_passed_over()
    {
        Press(5, 1000, 160, 320, -480);
        Packet(6, 2000, 160);
        Packet(5, 1000, -480);
        Press(6, 2000, 320, 480, -640);
        Assert.That(_heard, Is.EqualTo("56"));
    }

    [Test]
    public void A_gap_within_a_long_press_does_not_split_it()
    {
        Press(7, 1000, 160, 320, 480);
        Wait(140);
        Press(7, 1000, 1600, 1760, -1920, -1920);
        Assert.That(_heard, Is.EqualTo("7"));
    }

    [Test]
    public void A_press_longer_than_the_duration_field_goes_on_in_a_new_segment()
    {
        Press(7, 1000, 160, 0xFFFF);
        Press(7, 1000 + 0xFFFF, 160, -320, -320);
        Assert.That(_heard, Is.EqualTo("7"));
    }

    [Test]
    public void Events_that_are_no_key_are_passed_over()
    {
        Press(16, 1000, 160, 320, -480);
        Assert.That(_heard, Is.Empty);
    }

    [Test]
    public void The_gate_lets_one_press_through_whichever_way_it_comes_first()
    {
        var gate = new DigitGate();
        var start = TimeSpan.FromSeconds(5);
        Assert.That(gate.Admits('1', DigitSource.Rtp, start), Is.True);
        Assert.That(gate.Admits('1', DigitSource.Inband, start + TimeSpan.FromMilliseconds(30)), Is.False);
        Assert.That(gate.Admits('1', DigitSource.Rtp, start + TimeSpan.FromMilliseconds(60)), Is.True, "the same way is a new press");
        Assert.That(gate.Admits('2', DigitSource.Info, start + TimeSpan.FromMilliseconds(70)), Is.True);
        gate.StillDown(start + TimeSpan.FromSeconds(2));
        Assert.That(gate.Admits('2', DigitSource.Rtp, start + TimeSpan.FromSeconds(2.1)), Is.False);
        Assert.That(gate.Admits('2', DigitSource.Info, start + TimeSpan.FromSeconds(2.4)), Is.True);
    }

    // Negative durations carry the end bit.
    private void Press(byte code, uint timestamp, params int[] durations)
    {
        foreach (var duration in durations)
        {
            Packet(code, timestamp, duration);
            Wait(20);
        }
    }

    private void Packet(byte code, uint timestamp, int duration)
    {
        var (earlier, now) = _receiver.OnPacket(timestamp, false, new TelephoneEvent(code, duration < 0, (ushort)Math.Abs(duration)), _now);
        Note(earlier);
        Note(now);
    }

    private void Wait(int milliseconds)
    {
        for (var i = 0; i < milliseconds; i += 20)
        {
            _now += TimeSpan.FromMilliseconds(20);
            Note(_receiver.OnTick(_now));
        }
    }

    private void Note(char digit) => _heard += digit == '\0' ? "" : digit;
}
