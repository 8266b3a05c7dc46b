using System.Collections.Concurrent;
using WorkDistribution.Media.Codecs;
using WorkDistribution.Media.Mixing;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Media.Tests.Sessions;
using WorkDistribution.Testing.Audio;

namespace WorkDistribution.Media.Tests.Mixing;

/// <summary>A conference of phones that each say a tone of their own, on a clock that the test moves.</summary>
internal sealed class ConferenceRig : IMixerObserver, IAsyncDisposable
{
    private readonly List<Member> _members = [];
    private int _time;

    public ConferenceRig(int clocks = 1)
    {
        Media = new MediaRig(options => options.ClockThreads = clocks);
        Mixer = Media.Engine.OpenMixer(this);
    }

    public MediaRig Media { get; }

    public IConferenceMixer Mixer { get; }

    public ConcurrentQueue<(IMediaSession Session, bool IsTalking)> Talks { get; } = new();

    public ConcurrentQueue<(long Id, bool Completed)> Playbacks { get; } = new();

    public TaskCompletionSource<RecordingResult> Recorded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Member Add(double tone, MixRole? role = null, string formats = "0 101")
    {
        var (session, observer) = Media.Open();
        var member = new Member(new FarEnd(), session, observer, tone, formats.StartsWith('0'));
        member.Phone.Negotiate(session, formats);
        _members.Add(member);
        Mixer.Set(session, role ?? MixRole.Open);
        return member;
    }

    /// <summary>All talk and hear for a while; what each has heard of it is kept.</summary>
    public void Run(double seconds)
    {
        foreach (var member in _members)
        {
            member.Heard.Clear();
        }

        for (var i = 0; i < (int)(seconds * 50); i++, _time++)
        {
            foreach (var member in _members)
            {
                member.Speak(_time);
            }

            Media.Tick();
            foreach (var member in _members)
            {
                member.Hear();
            }
        }
    }

    public void OnTalking(IMediaSession session, bool isTalking) => Talks.Enqueue((session, isTalking));

    public void OnPlaybackEnded(long playbackId, bool completed) => Playbacks.Enqueue((playbackId, completed));

    public void OnRecordingEnded(long recordingId, RecordingResult result) => Recorded.TrySetResult(result);

    public async ValueTask DisposeAsync()
    {
        foreach (var member in _members)
        {
            member.Phone.Dispose();
        }

        await Media.DisposeAsync();
    }

    internal sealed record Member(FarEnd Phone, IMediaSession Session, RecordingObserver Observer, double Tone, bool IsMuLaw)
    {
        public List<short> Heard { get; } = [];

        public bool IsSilent { get; set; }

        public double[] Tones(params double[] among) => ToneLevel.Heard(Heard.ToArray().AsSpan(800), among);

        public void Speak(int frame)
        {
            if (IsSilent)
            {
                return;
            }

            var payload = new byte[160];
            for (var i = 0; i < payload.Length; i++)
            {
                var sample = (short)(6000 * Math.Sin(2 * Math.PI * Tone * ((frame * 160) + i) / 8000));
                payload[i] = IsMuLaw ? G711.LinearToMuLaw(sample) : G711.LinearToALaw(sample);
            }

            Phone.SendAudio(payload, IsMuLaw ? 0 : 8);
        }

        public void Hear()
        {
            var samples = new short[160];
            foreach (var packet in Phone.TakeRtp())
            {
                if (packet.Length != 172)
                {
                    continue;
                }

                if (IsMuLaw)
                {
                    G711.DecodeMuLaw(packet.AsSpan(12), samples);
                }
                else
                {
                    G711.DecodeALaw(packet.AsSpan(12), samples);
                }

                Heard.AddRange(samples);
            }
        }
    }
}
