using System.Buffers.Binary;
using System.Runtime.InteropServices;
using WorkDistribution.Media.Codecs;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Rtcp;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Media.Tones;

namespace WorkDistribution.Media.Tests.Sessions;

[TestFixture, Category("Sockets")]
public sealed class MediaSessionTests
{
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
    public void A_prompt_reaches_the_far_end_whole_and_in_order_and_its_end_is_told_once()
    {
        var (session, observer) = _rig.Open();
        _phone.Negotiate(session);
        var prompt = Ramp(10);
        var id = session.Play(prompt);
        _rig.Tick(12);

        var packets = _phone.TakeRtp();
        Assert.That(packets, Has.Count.EqualTo(12), "silence follows");
        Assert.That(packets.Take(10).SelectMany(packet => packet[12..]), Is.EqualTo(prompt.Pcmu.ToArray()));
        Assert.That(packets[0][1], Is.EqualTo(0x80), "marker on the first packet, payload type 0");
        Assert.That(packets.Skip(1).Select(packet => packet[1]), Is.All.EqualTo(0));
        for (var i = 1; i < packets.Count; i++)
        {
            Assert.That((ushort)(Sequence(packets[i]) - Sequence(packets[i - 1])), Is.EqualTo(1));
            Assert.That(Timestamp(packets[i]) - Timestamp(packets[i - 1]), Is.EqualTo(160));
        }

        Assert.That(observer.Playbacks, Is.EqualTo(new[] { (id, true) }));
    }

    [Test]
    public void A_prompt_is_sent_in_the_law_that_was_agreed()
    {
        var (session, _) = _rig.Open();
        var answer = _phone.Negotiate(session, "8 0 101");
        var prompt = Ramp(3);
        session.Play(prompt);
        _rig.Tick(3);
        Assert.That(answer, Does.Contain("RTP/AVP 8 101"));
        Assert.That(_phone.TakeRtp().SelectMany(packet => packet[12..]), Is.EqualTo(prompt.Pcma.ToArray()));
        Assert.That(session.GetStatistics().Codec, Is.EqualTo("PCMA"));
    }

    [Test]
    public void Playing_again_ends_what_played_and_stop_ends_it_early_each_told_once()
    {
        var (session, observer) = _rig.Open();
        _phone.Negotiate(session);
        var first = session.Play(Ramp(50));
        _rig.Tick(3);
        var second = session.Play(Ramp(50), repeat: 0);
        _rig.Tick(120);
        session.StopPlayback();
        session.StopPlayback();
        _rig.Tick(2);
        Assert.That(observer.Playbacks, Is.EqualTo(new[] { (first, false), (second, false) }));
    }

    [Test]
    public void A_repeated_prompt_plays_without_a_gap_and_an_empty_one_ends_at_once()
    {
        var (session, observer) = _rig.Open();
        _phone.Negotiate(session);
        var prompt = Ramp(2);
        var id = session.Play(prompt, repeat: 3);
        _rig.Tick(6);
        Assert.That(observer.Playbacks, Is.Empty);
        Assert.That(_phone.TakeRtp().SelectMany(packet => packet[12..]), Is.EqualTo(Enumerable.Repeat(prompt.Pcmu.ToArray(), 3).SelectMany(x => x)));
        _rig.Tick();
        var empty = session.Play(new AudioPrompt([]), repeat: 0);
        _rig.Tick();
        Assert.That(observer.Playbacks, Is.EqualTo(new[] { (id, true), (empty, true) }));
    }

    [Test]
    public void Packets_go_where_the_far_end_sends_from_not_where_its_description_says()
    {
        using var elsewhere = new FarEnd();
        using var stranger = new FarEnd();
        var (session, _) = _rig.Open();
        _phone.Negotiate(session);
        elsewhere.Target = stranger.Target = session.LocalEndPoint;
        _rig.Tick(2);
        Assert.That(_phone.TakeRtp(), Has.Count.EqualTo(2), "until it is heard, the description holds");
        elsewhere.SendAudio(new byte[160]);
        _rig.Tick(3);
        Assert.That(_phone.TakeRtp(), Is.Empty);
        Assert.That(elsewhere.TakeRtp(), Has.Count.EqualTo(3));
        stranger.SendAudio(new byte[160]);
        _rig.Tick();
        Assert.That(session.GetStatistics().PacketsReceived, Is.EqualTo(1), "another source is not heard any more");
    }

    [Test]
    public void A_new_description_moves_the_stream_although_the_old_far_end_still_sends()
    {
        using var next = new FarEnd { Ssrc = 77 };
        var (session, _) = _rig.Open();
        _phone.Negotiate(session);
        _phone.SendAudio(new byte[160]);
        _rig.Tick(2);
        next.Negotiate(session);
        _phone.SendAudio(new byte[160]);
        _rig.Tick();
        _phone.SendAudio(new byte[160]);
        _rig.Tick();
        _phone.TakeRtp();
        Assert.That(next.TakeRtp(), Has.Count.EqualTo(2));
        next.SendAudio(new byte[160]);
        _rig.Tick(2);
        Assert.That(next.TakeRtp(), Has.Count.EqualTo(2));
        Assert.That(_phone.TakeRtp(), Is.Empty);
    }

    [Test]
    public void Hold_stops_the_stream_and_resume_begins_it_with_a_marker()
    {
        var (session, _) = _rig.Open();
        _phone.Negotiate(session);
        _rig.Tick(2);
        var answer = _phone.Negotiate(session, extra: "a=sendonly\r\n");
        _phone.TakeRtp();
        _rig.Tick(3);
        Assert.That(answer, Does.Contain("a=recvonly"));
        Assert.That(session.IsHeldByRemote, Is.True);
        Assert.That(_phone.TakeRtp(), Is.Empty);
        _phone.Negotiate(session);
        _rig.Tick(2);
        var packets = _phone.TakeRtp();
        Assert.That(session.IsHeldByRemote, Is.False);
        Assert.That(packets, Has.Count.EqualTo(2));
        Assert.That(packets[0][1] & 0x80, Is.EqualTo(0x80));
    }

    [Test]
    public void A_key_by_events_is_reported_once()
    {
        var (session, observer) = _rig.Open();
        _phone.Negotiate(session);
        Press('5');
        Press('5');
        Press('#');
        Assert.That(observer.DigitText, Is.EqualTo("55#"));
        Assert.That(observer.Digits.Select(digit => digit.Source), Is.All.EqualTo(DigitSource.Rtp));

        void Press(char digit)
        {
            var start = _phone.Timestamp;
            for (var i = 1; i <= 6; i++)
            {
                _phone.SendEvent(digit, isEnd: i >= 4, Math.Min(i, 4) * 160, start, marker: i == 1);
                _rig.Tick();
            }

            for (var i = 0; i < 10; i++)
            {
                _phone.SendAudio(Silence());
                _rig.Tick();
            }
        }
    }

    [Test]
    public void A_key_in_the_tones_is_heard_where_no_events_come_and_one_by_INFO_at_the_same_time_counts_once()
    {
        var (session, observer) = _rig.Open();
        _phone.Negotiate(session, "0");
        Feed(session, ToneGenerator.Digits("7"));
        session.InjectDigit('7');
        _rig.Tick(20);
        session.InjectDigit('7');
        _rig.Tick();
        Assert.That(observer.Digits, Is.EqualTo(new[] { ('7', DigitSource.Inband), ('7', DigitSource.Info) }));
    }

    [Test]
    public void Keys_are_sent_as_events_with_growing_duration_and_three_ends()
    {
        var (session, observer) = _rig.Open();
        _phone.Negotiate(session);
        var id = session.SendDigits("1w#");
        _rig.Tick(80);
        var events = _phone.TakeRtp().Where(packet => (packet[1] & 0x7F) == 101).ToList();
        Assert.That(events, Has.Count.EqualTo(20));
        var first = events.Take(10).ToList();
        Assert.That(first.Select(packet => packet[12]), Is.All.EqualTo(1));
        Assert.That(first.Select(Timestamp).Distinct().Count(), Is.EqualTo(1));
        Assert.That(first.Select(packet => (packet[1] & 0x80) != 0), Is.EqualTo(new[] { true }.Concat(Enumerable.Repeat(false, 9))));
        Assert.That(first.Select(packet => (packet[13] & 0x80) != 0), Is.EqualTo(Enumerable.Repeat(false, 7).Concat([true, true, true])));
        Assert.That(
            first.Select(packet => (int)BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(14))),
            Is.EqualTo(new[] { 160, 320, 480, 640, 800, 960, 1120, 1280, 1280, 1280 }));
        Assert.That(events[10][12], Is.EqualTo(11));
        Assert.That(Timestamp(events[10]) - Timestamp(events[0]), Is.GreaterThanOrEqualTo(8 * 640));
        Assert.That(observer.Playbacks, Is.EqualTo(new[] { (id, true) }));
    }

    [Test]
    public void Keys_are_sent_as_tones_where_no_events_were_agreed()
    {
        var (session, observer) = _rig.Open();
        _phone.Negotiate(session, "0");
        var id = session.SendDigits("42");
        _rig.Tick(30);
        var detector = new DtmfDetector();
        var heard = "";
        foreach (var packet in _phone.TakeRtp())
        {
            var digit = detector.Process([.. packet[12..].Select(G711.MuLawToLinear)]);
            heard += digit == '\0' ? "" : digit;
        }

        Assert.That(heard, Is.EqualTo("42"));
        Assert.That(observer.Playbacks, Is.EqualTo(new[] { (id, true) }));
    }

    [TestCase("0 101", "8 101")]
    [TestCase("0 101", "0 101")]
    public void Bridged_legs_hear_each_other_and_keys_pass(string formats, string otherFormats)
    {
        using var otherPhone = new FarEnd();
        var (a, _) = _rig.Open();
        var (b, observerB) = _rig.Open();
        _phone.Negotiate(a, formats);
        otherPhone.Negotiate(b, otherFormats);
        a.Bridge(b);
        var payloadType = otherFormats[0] == '0' ? 0 : 8;
        var loud = new byte[160];
        Array.Fill(loud, payloadType == 0 ? G711.LinearToMuLaw(8000) : G711.LinearToALaw(8000));
        for (var i = 0; i < 20; i++)
        {
            otherPhone.SendAudio(loud, payloadType);
            _rig.Tick();
        }

        var last = _phone.TakeRtp()[^1];
        Assert.That(G711.MuLawToLinear(last[12]), Is.EqualTo(8000).Within(400));
        otherPhone.SendEvent('9', isEnd: true, 800, 99999, marker: true);
        _rig.Tick(12);
        Assert.That(observerB.DigitText, Is.EqualTo("9"));
        Assert.That(_phone.TakeRtp().Count(packet => (packet[1] & 0x7F) == 101 && packet[12] == 9), Is.EqualTo(10));

        b.Unbridge();
        otherPhone.SendAudio(loud, payloadType);
        _rig.Tick(5);
        Assert.That(_phone.TakeRtp()[^1][12], Is.EqualTo(0xFF), "silence again");
    }

    [Test]
    public void A_leg_bridged_with_itself_hears_its_own_voice_but_not_its_own_keys()
    {
        var (session, observer) = _rig.Open();
        _phone.Negotiate(session);
        session.Bridge(session);
        var loud = Filled(8000);
        for (var i = 0; i < 20; i++)
        {
            _phone.SendAudio(loud);
            _rig.Tick();
        }

        Assert.That(_phone.TakeRtp()[^1][12], Is.EqualTo(loud[0]));
        _phone.SendEvent('5', isEnd: true, 800, 99999, marker: true);
        _rig.Tick(12);
        Assert.That(observer.DigitText, Is.EqualTo("5"));
        Assert.That(_phone.TakeRtp().Count(packet => (packet[1] & 0x7F) == 101), Is.Zero);

        session.Unbridge();
        _phone.SendAudio(loud);
        _rig.Tick(5);
        Assert.That(_phone.TakeRtp()[^1][12], Is.EqualTo(0xFF), "silence again");
    }

    [Test]
    public async Task Legs_on_two_clocks_can_be_bridged_and_playback_covers_the_other_leg()
    {
        await using var rig = new MediaRig(options => options.ClockThreads = 2);
        using var otherPhone = new FarEnd();
        var (a, _) = rig.Open();
        var (b, _) = rig.Open();
        _phone.Negotiate(a);
        otherPhone.Negotiate(b);
        rig.Tick(2);
        b.Bridge(a);
        var loud = Filled(8000);
        for (var i = 0; i < 20; i++)
        {
            otherPhone.SendAudio(loud);
            rig.Tick();
        }

        Assert.That(_phone.TakeRtp()[^1][12], Is.EqualTo(loud[0]));
        a.Play(new AudioPrompt(new short[160 * 50]));
        otherPhone.SendAudio(loud);
        rig.Tick(2);
        Assert.That(_phone.TakeRtp()[^1][12], Is.EqualTo(0xFF));
        a.Dispose();
        b.Dispose();
        rig.Tick();
        Assert.That(rig.Engine.GetStatistics().Sessions, Is.Zero);
    }

    [Test]
    public async Task What_is_concealed_is_silence_in_a_recording()
    {
        var path = Path.Combine(Path.GetTempPath(), $"concealed-{_phone.Port}.wav");
        var (session, _) = _rig.Open();
        _phone.Negotiate(session);
        session.StartRecording(new RecordingRequest { Path = path });
        void Speak()
        {
            for (var i = 0; i < 20; i++)
            {
                _phone.SendAudio(Filled(5000));
                _rig.Tick();
            }
        }

        Speak();
        session.Conceal(true);
        Speak();
        session.Conceal(false);
        Speak();
        session.Dispose();
        _rig.Tick();
        await _rig.DisposeAsync();
        var samples = MemoryMarshal.Cast<byte, short>(File.ReadAllBytes(path).AsSpan(44)).ToArray();
        File.Delete(path);
        Assert.That(samples.Length, Is.EqualTo(60 * 160).Within(3 * 160));
        Assert.That(samples[(25 * 160)..(35 * 160)], Has.All.InRange(-16, 16));
        Assert.That(samples[(5 * 160)..(15 * 160)].Average(s => (double)Math.Abs(s)), Is.EqualTo(5000).Within(300));
        Assert.That(samples[(45 * 160)..(55 * 160)].Average(s => (double)Math.Abs(s)), Is.EqualTo(5000).Within(300));
    }

    [Test]
    public async Task What_the_far_end_says_is_recorded_and_the_session_end_ends_it()
    {
        var path = Path.Combine(Path.GetTempPath(), $"leg-{_phone.Port}.wav");
        var (session, observer) = _rig.Open();
        _phone.Negotiate(session);
        var id = session.StartRecording(new RecordingRequest { Path = path });
        for (var i = 0; i < 50; i++)
        {
            _phone.SendAudio(Filled(5000));
            _rig.Tick();
        }

        session.Dispose();
        _rig.Tick();
        await _rig.DisposeAsync();
        var (endedId, result) = observer.Recordings.Single();
        Assert.That(endedId, Is.EqualTo(id));
        Assert.That(result.Reason, Is.EqualTo(RecordingEndReason.SessionEnded));
        Assert.That(result.Duration, Is.EqualTo(TimeSpan.FromSeconds(1)).Within(TimeSpan.FromMilliseconds(60)));
        var samples = File.ReadAllBytes(path).AsSpan(44);
        Assert.That(BinaryPrimitives.ReadInt16LittleEndian(samples[8000..]), Is.EqualTo(5000).Within(200));
        File.Delete(path);
    }

    [Test]
    public void Reports_are_sent_and_the_round_trip_is_measured_from_the_far_ends()
    {
        var (session, _) = _rig.Open();
        _phone.Negotiate(session);
        for (var i = 0; i < 400; i++)
        {
            _phone.SendAudio(Silence());
            _rig.Tick();
        }

        var report = _phone.TakeRtcp()[0];
        Assert.That(RtcpCompound.TryParse(report, _phone.Ssrc, out var compound), Is.True);
        Assert.That(compound.Sender, Is.Not.Null);
        Assert.That(compound.Block!.Value.CumulativeLost, Is.Zero);

        var block = new ReportBlock(compound.Ssrc, 0, 0, 1, 0, SenderInfo.Compact(SenderInfo.ToNtp(_rig.Time.GetUtcNow())), 0);
        var answer = new byte[RtcpCompound.MaxLength];
        var length = RtcpCompound.Write(answer, _phone.Ssrc, null, block, false);
        _rig.Time.Advance(TimeSpan.FromMilliseconds(80));
        _phone.SendRtcp(answer[..length]);
        _rig.Tick();
        Assert.That(session.GetStatistics().RoundTrip, Is.EqualTo(TimeSpan.FromMilliseconds(100)).Within(TimeSpan.FromMilliseconds(1)));
        session.Dispose();
        _rig.Tick();
        Assert.That(RtcpCompound.TryParse(_phone.TakeRtcp()[^1], 0, out var last) && last.IsBye, Is.True);
    }

    [Test]
    public void A_far_end_that_falls_silent_is_reported_once_a_silence_but_not_on_hold()
    {
        var (session, observer) = _rig.Open();
        _phone.Negotiate(session);
        _phone.SendAudio(Silence());
        _rig.Tick(3100);
        Assert.That(observer.Losses, Has.Count.EqualTo(1));
        _phone.SendAudio(Silence());
        _rig.Tick(3100);
        Assert.That(observer.Losses, Has.Count.EqualTo(2));
        _phone.Negotiate(session, extra: "a=inactive\r\n");
        _rig.Tick(3100);
        Assert.That(observer.Losses, Has.Count.EqualTo(2));
    }

    [Test]
    public void Closing_a_session_ends_its_playback_and_frees_its_ports_and_later_calls_are_answered()
    {
        var free = _rig.Engine.GetStatistics().PortsFree;
        var (session, observer) = _rig.Open();
        _phone.Negotiate(session);
        var id = session.Play(Ramp(50));
        _rig.Tick(2);
        var waiting = session.Play(Ramp(50));
        session.Dispose();
        session.Dispose();
        var late = session.Play(Ramp(1));
        _rig.Tick();
        Assert.That(observer.Playbacks, Is.EquivalentTo(new[] { (id, false), (waiting, false), (late, false) }));
        Assert.That(_rig.Engine.GetStatistics().Sessions, Is.Zero);
        Assert.That(_rig.Engine.GetStatistics().PortsFree, Is.EqualTo(free));
    }

    [Test]
    public void A_thousand_ticks_of_playing_hearing_and_bridging_allocate_nothing()
    {
        using var otherPhone = new FarEnd();
        var (a, _) = _rig.Open();
        var (b, _) = _rig.Open();
        _phone.Negotiate(a);
        otherPhone.Negotiate(b, "8 101");
        a.Bridge(b);
        a.Play(Ramp(50), repeat: 0);
        byte[] one = new byte[172], two = new byte[172];
        ushort sequence = 0;
        var allocated = 0L;
        Run(200);
        allocated = 0;
        Run(1000);
        Assert.That(allocated, Is.Zero);

        void Run(int ticks)
        {
            for (var i = 0; i < ticks; i++)
            {
                Media.Rtp.RtpPacket.WriteHeader(one, 0, false, sequence, sequence * 160u, 1);
                Media.Rtp.RtpPacket.WriteHeader(two, 8, false, sequence, sequence * 160u, 2);
                sequence++;
                _phone.SendRaw(one);
                otherPhone.SendRaw(two);
                _rig.Time.Advance(TimeSpan.FromMilliseconds(20));
                var before = GC.GetAllocatedBytesForCurrentThread();
                _rig.Engine.TickAll();
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }
    }

    [Test]
    public void Garbage_on_the_ports_is_counted_and_changes_nothing()
    {
        var (session, observer) = _rig.Open();
        _phone.Negotiate(session);
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var garbage = new byte[random.Next(0, 300)];
            random.NextBytes(garbage);
            if (garbage.Length > 1)
            {
                garbage[1] = 0x55; // a payload type nobody agreed on
            }

            _phone.SendRaw(garbage);
            _phone.SendRtcp(garbage);
            _rig.Tick();
        }

        Assert.That(_rig.Engine.GetStatistics().PacketsRejected, Is.GreaterThan(980));
        Assert.That(session.GetStatistics().PacketsReceived, Is.Zero);
        Assert.That(observer.Digits, Is.Empty);
        Assert.That(_phone.TakeRtp(), Has.Count.EqualTo(500));
    }

    private static AudioPrompt Ramp(int frames) =>
        new([.. Enumerable.Range(0, frames * 160).Select(i => (short)((i * 37 % 20000) - 10000))]);

    private static byte[] Silence() => Filled(0);

    private static byte[] Filled(short sample)
    {
        var payload = new byte[160];
        Array.Fill(payload, G711.LinearToMuLaw(sample));
        return payload;
    }

    private static ushort Sequence(byte[] packet) => BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(2));

    private static uint Timestamp(byte[] packet) => BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(4));

    private void Feed(IMediaSession session, short[] samples)
    {
        _ = session;
        for (var i = 0; i + 160 <= samples.Length; i += 160)
        {
            _phone.SendAudio([.. samples.AsSpan(i, 160).ToArray().Select(G711.LinearToMuLaw)]);
            _rig.Tick();
        }
    }
}
