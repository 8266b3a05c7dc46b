using System.Runtime.InteropServices;
using WorkDistribution.Media.Mixing;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Testing.Audio;

namespace WorkDistribution.Media.Tests.Mixing;

[TestFixture, Category("Sockets")]
public sealed class ConferenceMixerTests
{
    private const double Low = 440;
    private const double Middle = 820;
    private const double High = 1530;
    private const double Prompt = 2300;

    private static readonly double[] All = [Low, Middle, High, Prompt];

    private ConferenceRig _rig = null!;

    [SetUp]
    public void SetUp() => _rig = new ConferenceRig();

    [TearDown]
    public async Task TearDown() => await _rig.DisposeAsync();

    [Test]
    public void Each_hears_all_others_and_not_itself_whatever_its_codec()
    {
        var (ann, bob, cat) = (_rig.Add(Low), _rig.Add(Middle, formats: "8 101"), _rig.Add(High));
        _rig.Run(0.6);
        Assert.Multiple(() =>
        {
            Assert.That(ann.Tones(All), Is.EqualTo(new[] { Middle, High }));
            Assert.That(bob.Tones(All), Is.EqualTo(new[] { Low, High }));
            Assert.That(cat.Tones(All), Is.EqualTo(new[] { Low, Middle }));
        });
    }

    [Test]
    public void Members_come_from_other_clocks()
    {
        using var rig = new Scoped(new ConferenceRig(clocks: 3));
        var members = new[] { Low, Middle, High }.Select(tone => rig.Value.Add(tone)).ToArray();
        rig.Value.Run(0.6);
        Assert.That(members[0].Tones(All), Is.EqualTo(new[] { Middle, High }));
        Assert.That(members[2].Tones(All), Is.EqualTo(new[] { Low, Middle }));
    }

    [Test]
    public void One_who_is_muted_hears_and_is_not_heard()
    {
        var (ann, bob) = (_rig.Add(Low, new MixRole(IsMuted: true)), _rig.Add(Middle));
        _rig.Run(0.6);
        Assert.That(ann.Tones(All), Is.EqualTo(new[] { Middle }));
        Assert.That(bob.Tones(All), Is.Empty);
        _rig.Mixer.Set(ann.Session, MixRole.Open);
        _rig.Run(0.6);
        Assert.That(bob.Tones(All), Is.EqualTo(new[] { Low }));
    }

    [Test]
    public void One_on_hold_hears_its_own_prompt_only_and_nobody_else_does()
    {
        var (ann, bob, cat) = (_rig.Add(Low), _rig.Add(Middle), _rig.Add(High, new MixRole(IsApart: true)));
        cat.Session.Play(new AudioPrompt(TestTone.Make(5, Prompt)));
        _rig.Run(0.6);
        Assert.That(cat.Tones(All), Is.EqualTo(new[] { Prompt }));
        Assert.That(ann.Tones(All), Is.EqualTo(new[] { Middle }));
        Assert.That(bob.Tones(All), Is.EqualTo(new[] { Low }));
    }

    [Test]
    public void A_coach_is_heard_by_one_and_hears_all()
    {
        var (agent, customer) = (_rig.Add(Low), _rig.Add(Middle));
        var coach = _rig.Add(High, new MixRole(Coached: agent.Session));
        _rig.Run(0.6);
        Assert.That(agent.Tones(All), Is.EqualTo(new[] { Middle, High }));
        Assert.That(customer.Tones(All), Is.EqualTo(new[] { Low }));
        Assert.That(coach.Tones(All), Is.EqualTo(new[] { Low, Middle }));
        agent.Session.Dispose();
        _rig.Run(0.6);
        Assert.That(customer.Tones(All), Is.Empty, "a coach whose pupil has gone is heard by nobody");
    }

    [Test]
    public void Prompts_are_heard_by_all_together_with_what_is_said_and_their_end_is_told()
    {
        var (ann, bob) = (_rig.Add(Low), _rig.Add(Middle));
        var id = _rig.Mixer.Play(new AudioPrompt(TestTone.Make(0.6, Prompt)));
        _rig.Run(0.58);
        Assert.That(ann.Tones(All), Is.EqualTo(new[] { Middle, Prompt }));
        Assert.That(bob.Tones(All), Is.EqualTo(new[] { Low, Prompt }));
        Assert.That(_rig.Playbacks, Is.Empty);
        _rig.Run(0.06);
        Assert.That(_rig.Playbacks, Is.EqualTo(new[] { (id, true) }));
        var endless = _rig.Mixer.Play(new AudioPrompt(TestTone.Make(0.1, Prompt)), repeat: 0);
        _rig.Run(0.6);
        _rig.Mixer.StopPlayback(endless);
        _rig.Run(0.1);
        Assert.That(_rig.Playbacks.Last(), Is.EqualTo((endless, false)));
    }

    [Test]
    public void Too_many_prompts_at_once_are_refused_and_an_end_ends_those_that_play()
    {
        _rig.Add(Low);
        for (var i = 0; i < 9; i++)
        {
            _rig.Mixer.Play(new AudioPrompt(TestTone.Make(5)));
        }

        _rig.Run(0.1);
        Assert.That(_rig.Playbacks, Is.EqualTo(new[] { (9L, false) }));
        _rig.Mixer.Dispose();
        Assert.That(_rig.Mixer.Play(new AudioPrompt(TestTone.Make(1))), Is.EqualTo(10));
        _rig.Run(0.1);
        Assert.That(_rig.Playbacks.Select(p => p.Id), Is.EquivalentTo(Enumerable.Range(1, 10)));
        Assert.That(_rig.Media.Engine.GetStatistics().Mixers, Is.Zero);
    }

    [Test]
    public void Who_talks_is_told()
    {
        var (ann, bob) = (_rig.Add(Low), _rig.Add(Middle));
        bob.IsSilent = true;
        _rig.Run(0.5);
        ann.IsSilent = true;
        _rig.Run(1.2);
        Assert.That(_rig.Talks, Is.EqualTo(new[] { (ann.Session, true), (ann.Session, false) }));
    }

    [Test]
    public void Who_leaves_is_heard_no_more_and_who_is_bridged_or_closed_leaves()
    {
        var (ann, bob, cat) = (_rig.Add(Low), _rig.Add(Middle), _rig.Add(High));
        _rig.Run(0.2);
        _rig.Mixer.Remove(bob.Session);
        _rig.Run(0.6);
        Assert.That(ann.Tones(All), Is.EqualTo(new[] { High }));
        Assert.That(bob.Tones(All), Is.Empty);
        cat.Session.Bridge(bob.Session);
        _rig.Run(0.6);
        Assert.That(ann.Tones(All), Is.Empty);
        Assert.That(bob.Tones(All), Is.EqualTo(new[] { High }));
        ann.Session.Dispose();
        _rig.Run(0.1);
    }

    [Test]
    public void A_member_taken_into_another_conference_leaves_the_first()
    {
        using var other = new Scoped(new ConferenceRig(clocks: 2));
        var (ann, bob) = (other.Value.Add(Low), other.Value.Add(Middle));
        other.Value.Run(0.2);
        using var second = other.Value.Media.Engine.OpenMixer(other.Value);
        second.Set(bob.Session, MixRole.Open);
        other.Value.Run(0.6);
        Assert.That(ann.Tones(All), Is.Empty);
        second.Set(ann.Session, MixRole.Open);
        other.Value.Run(0.6);
        Assert.That(ann.Tones(All), Is.EqualTo(new[] { Middle }));
    }

    [Test]
    public void In_a_large_conference_noise_of_the_lines_is_left_out()
    {
        var listener = _rig.Add(Low);
        listener.IsSilent = true;
        var speaker = _rig.Add(Middle);
        var noisy = Enumerable.Range(0, 7).Select(_ => _rig.Add(High)).ToList();
        foreach (var member in noisy)
        {
            member.IsSilent = true;
        }

        for (var i = 0; i < 50; i++)
        {
            foreach (var member in noisy)
            {
                // µ-law of about 24 of 32768: -63 dB.
                member.Phone.SendAudio(Enumerable.Range(0, 160).Select(j => j % 2 == 0 ? (byte)0xFC : (byte)0x7C).ToArray());
            }

            _rig.Run(0.02);
        }

        _rig.Run(0.4);
        Assert.That(listener.Tones(All), Is.EqualTo(new[] { Middle }));
        Assert.That(speaker.Heard, Is.All.Zero, "hears itself and noise: nothing");
    }

    [Test]
    public async Task The_mix_is_recorded()
    {
        _rig.Add(Low);
        _rig.Add(Middle);
        _rig.Run(0.1);
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".wav");
        var id = _rig.Mixer.StartRecording(new RecordingRequest { Path = path, Track = RecordingTrack.Both, DualChannel = true });
        _rig.Run(1);
        _rig.Mixer.StopRecording(id);
        _rig.Run(0.02);
        var result = await _rig.Recorded.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var wave = await File.ReadAllBytesAsync(path);
        File.Delete(path);
        Assert.That(result.Duration.TotalSeconds, Is.EqualTo(1).Within(0.05));
        Assert.That(wave[22], Is.EqualTo(1), "channels");
        Assert.That(ToneLevel.Heard(MemoryMarshal.Cast<byte, short>(wave.AsSpan(44)), All), Is.EqualTo(new[] { Low, Middle }));
    }

    [Test]
    public void A_tick_allocates_nothing()
    {
        for (var i = 0; i < 12; i++)
        {
            _rig.Add(300 + (100 * i), i == 11 ? new MixRole(IsMuted: true) : null);
        }

        _rig.Run(1);
        var allocated = 0L;
        for (var i = 0; i < 50; i++)
        {
            _rig.Media.Time.Advance(TimeSpan.FromMilliseconds(20));
            var before = GC.GetAllocatedBytesForCurrentThread();
            _rig.Media.Engine.TickAll();
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.That(allocated, Is.Zero);
    }

    private sealed record Scoped(ConferenceRig Value) : IDisposable
    {
        public void Dispose() => Value.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
