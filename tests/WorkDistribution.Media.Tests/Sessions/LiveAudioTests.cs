using WorkDistribution.Media.Codecs;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Media.Taps;
using WorkDistribution.Media.Tests.Mixing;
using WorkDistribution.Testing.Audio;

namespace WorkDistribution.Media.Tests.Sessions;

[TestFixture, Category("Sockets")]
public sealed class LiveAudioTests
{
    private const double Low = 440;
    private const double High = 1530;

    private MediaRig _rig = null!;
    private FarEnd _phone = null!;

    [SetUp]
    public void SetUp() => (_rig, _phone) = (new MediaRig(), new FarEnd());

    [TearDown]
    public async Task TearDown()
    {
        _phone.Dispose();
        await _rig.DisposeAsync();
    }

    [Test]
    public void A_tap_gives_what_a_bridged_leg_says_and_hears()
    {
        using var otherPhone = new FarEnd();
        var (a, _) = _rig.Open();
        var (b, _) = _rig.Open();
        _phone.Negotiate(a);
        otherPhone.Negotiate(b, "8 101");
        a.Bridge(b);
        using var tap = a.OpenTap(TapTracks.Both);
        for (var i = 0; i < 20; i++)
        {
            _phone.SendAudio(Filled(4000));
            otherPhone.SendAudio(Enumerable.Repeat(G711.LinearToALaw(-9000), 160).ToArray(), 8);
            _rig.Tick();
        }

        var (inbound, outbound) = Drain(tap);
        Assert.That(inbound, Has.Count.EqualTo(20 * 160), "a frame every tick");
        Assert.That(inbound[^1], Is.EqualTo(4000).Within(200));
        Assert.That(outbound[^1], Is.EqualTo(-9000).Within(400));
    }

    [Test]
    public async Task A_tap_on_a_conference_seat_gives_what_the_phone_says_and_what_is_sent_to_it()
    {
        await using var conference = new ConferenceRig(clocks: 2);
        var ann = conference.Add(Low);
        conference.Add(High);
        using var tap = ann.Session.OpenTap(TapTracks.Both);
        conference.Run(0.6);
        var (inbound, outbound) = Drain(tap);
        Assert.That(Tones(inbound), Is.EqualTo(new[] { Low }));
        Assert.That(Tones(outbound), Is.EqualTo(new[] { High }));
    }

    [Test]
    public void Taps_end_with_the_session_and_one_that_is_closed_is_let_go()
    {
        var (session, _) = _rig.Open();
        _phone.Negotiate(session);
        using var kept = session.OpenTap(TapTracks.Inbound);
        var closed = session.OpenTap(TapTracks.Outbound);
        _rig.Tick(2);
        closed.Dispose();
        _rig.Tick(2);
        Assert.That(closed.Available, Is.EqualTo(2));
        session.Dispose();
        _rig.Tick();
        Assert.That(kept.IsEnded, Is.True);
        Assert.That(kept.Available, Is.EqualTo(4), "what waits can still be read");
        using var late = session.OpenTap(TapTracks.Inbound);
        Assert.That(late.IsEnded, Is.True);
    }

    [Test]
    public void Live_audio_is_paced_goes_before_the_other_leg_and_gives_way_to_a_prompt()
    {
        using var otherPhone = new FarEnd();
        var (a, _) = _rig.Open();
        var (b, _) = _rig.Open();
        _phone.Negotiate(a);
        otherPhone.Negotiate(b);
        a.Bridge(b);
        using var source = a.OpenSource();
        source.TryWriteMuLaw(Enumerable.Range(0, 5).SelectMany(i => Enumerable.Repeat((byte)(i + 1), 160)).ToArray());
        _rig.Tick(2);
        a.Play(new AudioPrompt([.. Enumerable.Repeat((short)1000, 160 * 2)]));
        _rig.Tick(3);
        for (var i = 0; i < 10; i++)
        {
            otherPhone.SendAudio(Filled(7000));
            _rig.Tick();
        }

        var heard = _phone.TakeRtp().Select(packet => packet[12]).ToList();
        var prompt = G711.LinearToMuLaw(1000);
        Assert.That(heard.Take(7), Is.EqualTo(new[] { (byte)1, (byte)2, prompt, prompt, (byte)3, (byte)4, (byte)5 }));
        Assert.That(heard[^1], Is.EqualTo(G711.LinearToMuLaw(7000)));
    }

    [Test]
    public void Clear_is_heard_at_the_next_tick_and_marks_come_back()
    {
        var marks = new List<(string, bool)>();
        var (session, _) = _rig.Open();
        _phone.Negotiate(session);
        using var source = session.OpenSource((name, played) => marks.Add((name, played)));
        source.TryWriteMuLaw(Filled(5000));
        source.TryMark("played");
        source.TryWriteMuLaw(new byte[160 * 100]);
        source.TryMark("cleared");
        _rig.Tick(3);
        source.Clear();
        _rig.Tick(2);
        Assert.That(_phone.TakeRtp().Select(packet => packet[12]), Is.EqualTo(new byte[] { G711.LinearToMuLaw(5000), 0, 0, 0xFF, 0xFF }));
        Assert.That(marks, Is.EqualTo(new[] { ("played", true), ("cleared", false) }));
    }

    [Test]
    public void A_source_ends_with_the_session_or_when_another_takes_its_place()
    {
        var (session, _) = _rig.Open();
        _phone.Negotiate(session);
        using var first = session.OpenSource();
        using var second = session.OpenSource();
        _rig.Tick();
        Assert.That((first.IsEnded, second.IsEnded), Is.EqualTo((true, false)));
        session.Dispose();
        _rig.Tick();
        Assert.That(second.IsEnded, Is.True);
        Assert.That(session.OpenSource().IsEnded, Is.True);
    }

    [Test]
    public void A_thousand_ticks_with_taps_and_live_audio_allocate_nothing_also_with_a_reader_that_waits()
    {
        var (session, _) = _rig.Open();
        _phone.Negotiate(session);
        using var tap = session.OpenTap(TapTracks.Both);
        using var waited = session.OpenTap(TapTracks.Both);
        using var source = session.OpenSource();
        var reading = Task.Run(async () =>
        {
            while (await waited.WaitAsync())
            {
                waited.TryRead(default, default, out _);
            }
        });
        var piece = new byte[160];
        var sent = new byte[172];
        ushort sequence = 0;
        var allocated = 0L;
        Run(200);
        allocated = 0;
        Run(1000);
        Assert.That(allocated, Is.Zero);
        waited.Dispose();
        Assert.That(async () => await reading, Throws.Nothing);

        void Run(int ticks)
        {
            for (var i = 0; i < ticks; i++)
            {
                Media.Rtp.RtpPacket.WriteHeader(sent, 0, false, sequence, sequence * 160u, 1);
                sequence++;
                _phone.SendRaw(sent);
                source.TryWriteMuLaw(piece);
                _rig.Time.Advance(TimeSpan.FromMilliseconds(20));
                var before = GC.GetAllocatedBytesForCurrentThread();
                _rig.Engine.TickAll();
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
                tap.TryRead(default, default, out _);
            }
        }
    }

    private static (List<short> Inbound, List<short> Outbound) Drain(AudioTap tap)
    {
        List<short> inbound = [], outbound = [];
        var (one, two) = (new short[AudioTap.FrameSamples], new short[AudioTap.FrameSamples]);
        while (tap.TryRead(one, two, out _))
        {
            inbound.AddRange(one);
            outbound.AddRange(two);
        }

        return (inbound, outbound);
    }

    private static double[] Tones(List<short> samples) => ToneLevel.Heard(samples.ToArray().AsSpan(800), Low, High);

    private static byte[] Filled(short sample)
    {
        var payload = new byte[160];
        Array.Fill(payload, G711.LinearToMuLaw(sample));
        return payload;
    }
}
