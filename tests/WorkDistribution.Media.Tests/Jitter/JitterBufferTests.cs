using WorkDistribution.Media.Jitter;
using WorkDistribution.Media.Rtp;

namespace WorkDistribution.Media.Tests.Jitter;

[TestFixture]
public sealed class JitterBufferTests
{
    private const int Frame = JitterBuffer.FrameSamples;

    private readonly byte[] _frame = new byte[Frame];
    private JitterBuffer _buffer = null!;

    [SetUp]
    public void SetUp() => _buffer = new JitterBuffer();

    [TestCase(0u)]
    [TestCase(0xFFFFFF00u)]
    public void Packets_come_out_in_order_also_over_the_wrap_of_the_timestamp(uint start)
    {
        var heard = Run(start, 50, tick => [tick]);
        Assert.That(heard.Where(value => value > 0), Is.EqualTo(Enumerable.Range(1, 48)).Or.EqualTo(Enumerable.Range(1, 49)));
        Assert.That(_buffer.Slips + _buffer.Inserts + _buffer.Late, Is.Zero);
    }

    [Test]
    public void Swapped_packets_come_out_in_order()
    {
        var heard = Run(0, 50, tick => [tick % 2 == 0 ? tick + 1 : tick - 1]);
        Assert.That(heard.Where(value => value > 0), Is.Ordered);
        Assert.That(heard.Count(value => value > 0), Is.GreaterThanOrEqualTo(46));
    }

    [Test]
    public void A_packet_that_comes_twice_is_heard_once()
    {
        var heard = Run(0, 40, tick => [tick, tick]);
        Assert.That(heard.Where(value => value > 0), Is.Unique);
        Assert.That(_buffer.Duplicates, Is.EqualTo(40));
    }

    [Test]
    public void A_lost_packet_is_concealed_and_what_follows_keeps_its_time()
    {
        var heard = Run(0, 40, tick => tick == 20 ? [] : [tick]);
        var at = heard.IndexOf(21);
        Assert.That(heard[at - 2], Is.EqualTo(19), "two frames for two packets' time");
        Assert.That(heard[at - 1], Is.Zero);
    }

    [Test]
    public void A_stall_is_faded_out_and_then_silent_and_the_burst_after_it_does_not_stay_as_delay()
    {
        var heard = Run(0, 600, tick => tick is > 100 and < 115 ? [] : tick == 115 ? [.. Enumerable.Range(101, 15)] : [tick]);
        Assert.That(heard[^1], Is.GreaterThan(595), "less than five frames behind at the end");
    }

    [Test]
    public void A_packet_too_late_to_be_played_is_counted_and_dropped()
    {
        Run(0, 40, tick => tick == 20 ? [] : tick == 30 ? [20, 30] : [tick]);
        Assert.That(_buffer.Late, Is.EqualTo(1));
    }

    [TestCase(1.004, TestName = "A far end whose clock runs fast loses a frame now and then")]
    [TestCase(0.996, TestName = "A far end whose clock runs slow gets a frame put in now and then")]
    public void Clock_drift_is_followed(double rate)
    {
        var next = 0;
        var delays = new List<int>();
        for (var tick = 0; tick < 6000; tick++)
        {
            for (; next < tick * rate; next++)
            {
                Put(0, next, (uint)(next * 160 / rate));
            }

            _buffer.Take(_frame, AudioCodec.Pcmu);
            delays.Add(_buffer.Depth / Frame);
        }

        Assert.That(delays.Skip(200).Max(), Is.LessThanOrEqualTo(5));
        Assert.That(rate > 1 ? _buffer.Slips : _buffer.Inserts, Is.EqualTo(24).Within(8));
        Assert.That(_buffer.Late, Is.Zero);
    }

    [Test]
    public void The_delay_grows_with_the_jitter_and_shrinks_when_it_is_gone()
    {
        var random = new Random(5);
        var due = new SortedDictionary<int, List<int>>();
        for (var packet = 0; packet < 3000; packet++)
        {
            var arrival = packet + (packet < 1500 ? random.Next(5) : 0);
            (due.TryGetValue(arrival, out var list) ? list : due[arrival] = []).Add(packet);
        }

        var received = 0;
        for (var tick = 0; tick < 3000; tick++)
        {
            foreach (var packet in due.GetValueOrDefault(tick, []))
            {
                Put(0, packet, (uint)(tick * 160));
            }

            var kind = _buffer.Take(_frame, AudioCodec.Pcmu);
            received += tick is > 300 and < 1500 && kind == FrameKind.Received ? 1 : 0;
            if (tick == 1450)
            {
                Assert.That(_buffer.Target, Is.InRange(4, 6));
            }
        }

        Assert.That(received, Is.GreaterThan(1190), "of 1199 frames");
        Assert.That(_buffer.Target, Is.EqualTo(1));
        Assert.That(_buffer.Depth, Is.LessThanOrEqualTo(2 * Frame));
    }

    [TestCase(80)]
    [TestCase(240)]
    [TestCase(320)]
    [TestCase(480)]
    public void Packets_of_any_length_are_cut_into_frames(int samples)
    {
        var payload = new byte[samples];
        Array.Fill(payload, (byte)9);
        var sent = 0;
        var kinds = new List<FrameKind>();
        for (var tick = 0; tick < 100; tick++)
        {
            for (; sent * samples <= tick * Frame; sent++)
            {
                _buffer.Put((uint)(sent * samples), payload, (uint)(tick * Frame));
            }

            kinds.Add(_buffer.Take(_frame, AudioCodec.Pcmu));
        }

        Assert.That(kinds.Skip(5).Count(kind => kind == FrameKind.Received), Is.GreaterThanOrEqualTo(92));
    }

    [Test]
    public void A_pause_of_the_far_end_does_not_stay_as_delay()
    {
        var heard = Run(0, 300, tick => tick is >= 100 and < 150 or >= 200 and < 206 ? [] : [tick]);
        Assert.That(heard[^1], Is.GreaterThanOrEqualTo(297));
        Assert.That(_buffer.Late, Is.Zero);
    }

    [Test]
    public void Before_anything_has_come_there_is_silence_in_the_right_law()
    {
        Assert.That(_buffer.Take(_frame, AudioCodec.Pcma), Is.EqualTo(FrameKind.Silence));
        Assert.That(_frame, Is.All.EqualTo(0xD5));
        _buffer.Take(_frame, AudioCodec.Pcmu);
        Assert.That(_frame, Is.All.EqualTo(0xFF));
    }

    [Test]
    public void Anything_may_be_put_in_without_an_exception()
    {
        var random = new Random(6);
        var payload = new byte[1500];
        uint timestamp = 0;
        for (var i = 0; i < 200_000; i++)
        {
            timestamp += (uint)(random.Next(10) == 0 ? random.Next(int.MinValue, int.MaxValue) : random.Next(-2000, 2500));
            _buffer.Put(timestamp, payload.AsSpan(0, random.Next(payload.Length)), (uint)random.Next());
            if (random.Next(3) > 0)
            {
                _buffer.Take(_frame, AudioCodec.Pcmu);
                Assert.That(_buffer.Depth, Is.InRange(-Frame, 5000));
            }
        }
    }

    // The packets named for a tick arrive in it; the first code of each frame says which packet was heard (0: made up).
    private List<int> Run(uint start, int ticks, Func<int, int[]> arriving)
    {
        var heard = new List<int>();
        for (var tick = 0; tick < ticks; tick++)
        {
            foreach (var packet in arriving(tick))
            {
                Put(start, packet, start + (uint)(tick * Frame));
            }

            var kind = _buffer.Take(_frame, AudioCodec.Pcmu);
            heard.Add(kind == FrameKind.Received ? _frame[0] | (_frame[1] << 8) : 0);
        }

        return heard;
    }

    private void Put(uint start, int packet, uint arrival)
    {
        var payload = new byte[Frame];
        (payload[0], payload[1]) = ((byte)packet, (byte)(packet >> 8));
        _buffer.Put(start + (uint)(packet * Frame), payload, arrival);
    }
}
