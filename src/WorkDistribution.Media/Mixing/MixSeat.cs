using WorkDistribution.Media.Clock;
using WorkDistribution.Media.Jitter;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Rtp;
using WorkDistribution.Media.Sessions;

namespace WorkDistribution.Media.Mixing;

/// <summary>A member's place in a conference. Clock's thread only.</summary>
internal sealed class MixSeat(MediaSession session, MixRole role, Mixdown mix)
{
    private readonly short[] _said = new short[AudioPrompt.FrameSamples];
    private readonly TalkDetector _talk = new();
    private int[]? _whispered;
    private int _whisperers;
    private bool _hasSaid;

    /// <summary>Who sits here.</summary>
    public MediaSession Session => session;

    /// <summary>What it hears and who hears it.</summary>
    public MixRole Role { get; private set; } = role;

    /// <summary>Whether its leg is here already: it may have to come from another clock.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>Whether it has left.</summary>
    public bool IsLeft { get; private set; }

    /// <summary>Whether what it says is wanted.</summary>
    public bool IsListenedTo => Role is { IsMuted: false, IsApart: false };

    /// <summary>Whether what it says is in this tick's mix.</summary>
    public bool IsInMix { get; private set; }

    /// <summary>Whether it talks.</summary>
    public bool IsTalking => _talk.IsTalking;

    /// <summary>What it says in this tick; empty for nothing.</summary>
    public ReadOnlySpan<short> Said => _hasSaid ? _said : default;

    /// <summary>Changes the role.</summary>
    public void Change(MixRole role) => Role = role;

    /// <summary>Seats the leg when it is on this clock.</summary>
    public void TrySit(MediaClock clock)
    {
        var leg = session.Leg;
        if (session.IsDisposed || leg.IsClosed)
        {
            Leave();
        }
        else if (!IsTaken && ReferenceEquals(leg.Clock, clock) && ReferenceEquals(leg.Home, clock))
        {
            leg.Sit(this);
            IsTaken = true;
        }
    }

    /// <summary>Leaves for good.</summary>
    public void Leave()
    {
        IsLeft = true;
        if (ReferenceEquals(session.Leg.Seat, this))
        {
            session.Leg.Sit(null);
        }
    }

    /// <summary>Takes what was received in this tick.</summary>
    /// <param name="onlyTalkers">Whether what is no sound is left out, so that the noise of many lines does not add up.</param>
    /// <returns>true when it has begun or ceased to talk.</returns>
    public bool Hear(bool onlyTalkers)
    {
        _whisperers = 0;
        var receiver = session.Leg.Receiver;
        _hasSaid = IsTaken && IsListenedTo && receiver.Kind != FrameKind.Silence;
        if (_hasSaid)
        {
            LawTranscoder.Decode(receiver.Frame, receiver.Codec, _said);
        }

        var changed = IsListenedTo ? _talk.Take(Said) : _talk.Stop();
        _hasSaid &= !onlyTalkers || _talk.IsHeard;
        IsInMix = _hasSaid && Role.Coached is null;
        return changed;
    }

    /// <summary>Somebody says something to this one alone.</summary>
    public void Whisper(ReadOnlySpan<short> samples)
    {
        _whispered ??= new int[AudioPrompt.FrameSamples];
        for (var i = 0; i < samples.Length; i++)
        {
            _whispered[i] = (_whisperers == 0 ? 0 : _whispered[i]) + samples[i];
        }

        _whisperers++;
    }

    /// <summary>What it hears in this tick.</summary>
    /// <returns>false for nothing.</returns>
    public bool TryFill(AudioCodec codec, Span<byte> payload)
    {
        if (Role.IsApart)
        {
            return false;
        }

        if (IsInMix || _whisperers > 0)
        {
            mix.Own(IsInMix ? _said : default, _whisperers > 0 ? _whispered : default(ReadOnlySpan<int>), codec, payload);
        }
        else
        {
            mix.Shared(codec).CopyTo(payload);
        }

        return true;
    }
}
