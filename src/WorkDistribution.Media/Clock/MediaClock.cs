using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using WorkDistribution.Media.Playback;

namespace WorkDistribution.Media.Clock;

/// <summary>Visits its members every 20 ms. <see cref="Tick"/> is the whole of it; <see cref="ClockThread"/> calls it on time, tests when they like.</summary>
/// <remarks>
/// One tick:
/// 1. take in members that were opened or moved here;
/// 2. each carries out its commands, then the mixers theirs; who has ended or moved leaves;
/// 3. read what has come, in rounds over the readable sockets;
/// 4. each makes its received frame; 5. each mixer mixes; 6. each sends its frame.
/// </remarks>
internal sealed class MediaClock : IDisposable
{
    private const int MaxRounds = 64;

    private readonly ConcurrentQueue<IClockMember> _arriving = new();
    private readonly ConcurrentQueue<IClockMixer> _arrivingMixers = new();
    private readonly List<IClockMixer> _mixers = [];
    private readonly List<IClockMember?> _members = [];
    private readonly Stack<int> _freeSlots = new();
    private readonly int[] _ready = new int[512];
    private readonly ISocketPoller _poller;
    private readonly ILogger _logger;
    private int _load;

    /// <summary>Makes a clock without members.</summary>
    public MediaClock(int index, ISocketPoller poller, ILogger logger)
    {
        Index = index;
        _poller = poller;
        _logger = logger;
    }

    /// <summary>Its number, for logs.</summary>
    public int Index { get; }

    /// <summary>Its counters.</summary>
    public MediaCounters Counters { get; } = new();

    /// <summary>Members on it or on their way.</summary>
    public int Load => Volatile.Read(ref _load);

    /// <summary>A datagram's room; valid during one call of a member.</summary>
    public byte[] Datagram { get; } = new byte[2048];

    /// <summary>Room for a received frame of samples; valid during one call of a member.</summary>
    public short[] Received { get; } = new short[AudioPrompt.FrameSamples];

    /// <summary>Room for a sent frame of samples; valid during one call of a member.</summary>
    public short[] Sent { get; } = new short[AudioPrompt.FrameSamples];

    /// <summary>Brings a member here at the next tick; from any thread.</summary>
    public void Add(IClockMember member)
    {
        Interlocked.Increment(ref _load);
        _arriving.Enqueue(member);
    }

    /// <summary>Brings a mixer here at the next tick; from any thread.</summary>
    public void Add(IClockMixer mixer) => _arrivingMixers.Enqueue(mixer);

    /// <summary>Runs one tick.</summary>
    public void Tick(MediaTime time)
    {
        while (_arriving.TryDequeue(out var arriving))
        {
            TakeIn(arriving);
        }

        for (var slot = 0; slot < _members.Count; slot++)
        {
            Visit(slot, Step.Commands, time);
        }

        VisitMixers();
        Receive(time);
        for (var slot = 0; slot < _members.Count; slot++)
        {
            Visit(slot, Step.Listen, time);
        }

        foreach (var mixer in _mixers)
        {
            Guard(mixer, static m => m.Mix());
        }

        for (var slot = 0; slot < _members.Count; slot++)
        {
            Visit(slot, Step.Speak, time);
        }
    }

    /// <summary>Ends all members; its thread has stopped.</summary>
    public void Close(MediaTime time)
    {
        Tick(time); // takes in who was on the way
        foreach (var member in _members)
        {
            member?.End();
        }

        foreach (var mixer in _mixers)
        {
            mixer.End();
        }

        Tick(time);
    }

    /// <inheritdoc/>
    public void Dispose() => _poller.Dispose();

    private void TakeIn(IClockMember member)
    {
        var slot = _freeSlots.TryPop(out var free) ? free : _members.Count;
        if (slot == _members.Count)
        {
            _members.Add(null);
        }

        _members[slot] = member;
        _poller.Add(member.RtpSocket, slot * 2);
        _poller.Add(member.RtcpSocket, (slot * 2) + 1);
        member.Attach(this);
    }

    private void Leave(int slot, IClockMember member)
    {
        _members[slot] = null;
        _freeSlots.Push(slot);
        Interlocked.Decrement(ref _load);
        _poller.Remove(member.RtpSocket, slot * 2);
        _poller.Remove(member.RtcpSocket, (slot * 2) + 1);
    }

    // At most so many datagrams of one socket a tick: a flood costs its own call its audio, nobody else's.
    private void Receive(MediaTime time)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var count = _poller.Poll(_ready);
            foreach (var token in _ready.AsSpan(0, count))
            {
                Visit(token / 2, (token & 1) == 0 ? Step.ReceiveRtp : Step.ReceiveRtcp, time);
            }

            if (count == 0)
            {
                return;
            }
        }
    }

    private void VisitMixers()
    {
        while (_arrivingMixers.TryDequeue(out var arriving))
        {
            _mixers.Add(arriving);
        }

        for (var i = _mixers.Count - 1; i >= 0; i--)
        {
            var mixer = _mixers[i];
            Guard(mixer, static m => m.RunCommands());
            if (mixer.IsClosed)
            {
                _mixers.RemoveAt(i);
            }
        }
    }

    private void Guard(IClockMixer mixer, Action<IClockMixer> step)
    {
        try
        {
            step(mixer);
        }
#pragma warning disable CA1031 // The loop's edge: only this conference ends.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            MediaLog.MixerFailed(_logger, exception);
            mixer.End();
        }
    }

    private void Visit(int slot, Step step, MediaTime time)
    {
        if (_members[slot] is not { } member)
        {
            return;
        }

        try
        {
            Run(slot, member, step, time);
        }
#pragma warning disable CA1031 // The loop's edge: only this member ends.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            MediaLog.SessionFailed(_logger, exception);
            member.End();
        }
    }

    private void Run(int slot, IClockMember member, Step step, MediaTime time)
    {
        switch (step)
        {
            case Step.Commands:
                member.RunCommands(time);
                if (member.IsClosed)
                {
                    Leave(slot, member);
                    member.Release();
                }
                else if (member.Home is var home && !ReferenceEquals(home, this))
                {
                    Leave(slot, member);
                    member.Detach();
                    home.Add(member);
                }

                break;
            case Step.ReceiveRtp:
                member.Receive(isRtcp: false, time);
                break;
            case Step.ReceiveRtcp:
                member.Receive(isRtcp: true, time);
                break;
            case Step.Listen:
                member.Listen(time);
                break;
            default:
                member.Speak(time);
                break;
        }
    }

    private enum Step
    {
        Commands,
        ReceiveRtp,
        ReceiveRtcp,
        Listen,
        Speak,
    }
}
