using WorkDistribution.Media.Taps;

namespace WorkDistribution.Media.Tests.Taps;

[TestFixture]
public sealed class AudioTapTests
{
    private readonly short[] _inbound = new short[AudioTap.FrameSamples];
    private readonly short[] _outbound = new short[AudioTap.FrameSamples];

    [Test]
    public void Both_tracks_of_a_tick_come_together_and_in_order()
    {
        using var tap = new AudioTap(TapTracks.Both);
        for (short i = 1; i <= 3; i++)
        {
            tap.Write(Frame(i), i == 2 ? default : Frame((short)-i));
        }

        for (short i = 1; i <= 3; i++)
        {
            Assert.That(tap.TryRead(_inbound, _outbound, out var number), Is.True);
            Assert.That(number, Is.EqualTo(i - 1));
            Assert.That(_inbound, Is.All.EqualTo(i));
            Assert.That(_outbound, Is.All.EqualTo(i == 2 ? 0 : -i), "what is missing is silence");
        }

        Assert.That(tap.TryRead(_inbound, _outbound, out _), Is.False);
    }

    [TestCase(TapTracks.Inbound, 5, 0)]
    [TestCase(TapTracks.Outbound, 0, 7)]
    public void One_track_gives_that_track_and_leaves_the_other_alone(TapTracks tracks, int inbound, int outbound)
    {
        using var tap = new AudioTap(tracks);
        _inbound.AsSpan().Clear();
        _outbound.AsSpan().Clear();
        tap.Write(Frame(5), Frame(7));
        tap.TryRead(_inbound, _outbound, out _);
        Assert.That(_inbound, Is.All.EqualTo(inbound));
        Assert.That(_outbound, Is.All.EqualTo(outbound));
    }

    [Test]
    public void A_reader_who_is_too_slow_loses_frames_that_are_counted_and_missing_in_the_numbers()
    {
        using var tap = new AudioTap(TapTracks.Inbound, TimeSpan.FromMilliseconds(200));
        for (var i = 0; i < 100; i++)
        {
            Assert.That(tap.Write(Frame(1), default), Is.True);
        }

        var held = tap.Available;
        Assert.That(held, Is.InRange(10, 30));
        Assert.That(tap.Dropped, Is.EqualTo(100 - held));
        while (tap.TryRead(_inbound, default, out _))
        {
        }

        tap.Write(Frame(1), default);
        Assert.That(tap.TryRead(_inbound, default, out var number), Is.True);
        Assert.That(number, Is.EqualTo(100));
    }

    [Test]
    public async Task A_waiting_reader_gets_every_frame_and_then_the_end()
    {
        using var tap = new AudioTap(TapTracks.Both);
        var reading = Task.Run(async () =>
        {
            var numbers = new List<long>();
            while (await tap.WaitAsync())
            {
                while (tap.TryRead(new short[AudioTap.FrameSamples], default, out var number))
                {
                    numbers.Add(number);
                }
            }

            return numbers;
        });
        for (var i = 0; i < 20_000; i++)
        {
            tap.Write(default, default);
            while (tap.Available > 100)
            {
                await Task.Yield();
            }
        }

        tap.Dispose();
        var all = await reading;
        Assert.That(tap.Dropped, Is.Zero);
        Assert.That(all, Is.EqualTo(Enumerable.Range(0, 20_000).Select(i => (long)i)));
        Assert.That(tap.Write(default, default), Is.False);
    }

    [Test]
    public void A_tap_of_nothing_is_refused() =>
        Assert.That(() => new AudioTap(TapTracks.None), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static short[] Frame(short value)
    {
        var frame = new short[AudioTap.FrameSamples];
        Array.Fill(frame, value);
        return frame;
    }
}
