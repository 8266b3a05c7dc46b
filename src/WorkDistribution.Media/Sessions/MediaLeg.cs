using System.Net.Sockets;
using WorkDistribution.Media.Clock;
using WorkDistribution.Media.Jitter;
using WorkDistribution.Media.Mixing;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Rtp;
using WorkDistribution.Media.Sdp;
using WorkDistribution.Media.Taps;
using WorkDistribution.Media.Tones;

namespace WorkDistribution.Media.Sessions;

/// <summary>The clock's side of a session: what is received, played, recorded and passed on, tick by tick. Clock's thread only.</summary>
internal sealed class MediaLeg : IClockMember
{
    private readonly MediaSession _session;
    private readonly SessionResources _resources;
    private readonly IMediaObserver _observer;
    private readonly CommandQueue<SessionCommand> _commands;
    private readonly PeerSocket _rtp;
    private readonly PeerSocket _rtcp;
    private readonly RtpSender _sender;
    private readonly LegReceiver _receiver;
    private readonly RtcpReporter _reporter;
    private readonly LegPlayback _playback;
    private readonly PromptPlayer _passedTone = new();
    private readonly LegRecordings _recordings;
    private readonly LegTaps _taps = new();
    private readonly LegDigits _digits;
    private readonly LegBridge _bridge;
    private LiveSource? _source;
    private NegotiatedMedia? _media;
    private MediaClock _clock = null!;
    private MediaTime _now;
    private bool _isLost;
    private bool _isConcealed;

    /// <summary>Makes the leg of a session.</summary>
    public MediaLeg(MediaSession session, SessionResources resources, IMediaObserver observer, CommandQueue<SessionCommand> commands, uint ssrc)
    {
        _session = session;
        _resources = resources;
        _observer = observer;
        _commands = commands;
        _rtp = new PeerSocket(resources.Ports.Rtp);
        _rtcp = new PeerSocket(resources.Ports.Rtcp);
        _sender = new RtpSender(_rtp, ssrc, ssrc * 2654435761, (ushort)(ssrc >> 7));
        _receiver = new LegReceiver(_rtp);
        _reporter = new RtcpReporter(_rtcp, _sender, _receiver.Statistics, resources.Origin);
        _playback = new LegPlayback(observer);
        _recordings = new LegRecordings(resources.Recordings, observer.OnRecordingEnded);
        _digits = new LegDigits(OnDigit);
        _bridge = new LegBridge(this);
    }

    /// <inheritdoc/>
    public MediaClock Home => _session.Home;

    /// <inheritdoc/>
    public Socket RtpSocket => _resources.Ports.Rtp;

    /// <inheritdoc/>
    public Socket RtcpSocket => _resources.Ports.Rtcp;

    /// <inheritdoc/>
    public bool IsClosed { get; private set; }

    /// <summary>The clock it is on; from another thread only good to tell that it is another clock.</summary>
    public MediaClock Clock => Volatile.Read(ref _clock);

    /// <summary>What is received.</summary>
    public LegReceiver Receiver => _receiver;

    /// <summary>Its connection to another leg.</summary>
    public LegBridge Bridge => _bridge;

    /// <summary>Its place in a conference; null when it is in none.</summary>
    public MixSeat? Seat { get; private set; }

    /// <summary>Counters; from any thread.</summary>
    public LegStatistics GetStatistics(string codec) => new(
        _sender.Packets,
        _receiver.Statistics.Received,
        _receiver.Statistics.Lost,
        _receiver.Late,
        TimeSpan.FromSeconds(_receiver.Statistics.Jitter / 8000),
        _reporter.RoundTrip,
        codec);

    /// <inheritdoc/>
    public void Attach(MediaClock clock) => Volatile.Write(ref _clock, clock);

    /// <inheritdoc/>
    public void Detach()
    {
        _bridge.Unlink();
        Seat?.Leave();
    }

    /// <inheritdoc/>
    public void RunCommands(MediaTime time)
    {
        _now = time;
        while (_commands.TryTake(out var command))
        {
            Run(command!);
        }

        _bridge.Review();
        if (_session.IsDisposed && !IsClosed)
        {
            IsClosed = true;
            _bridge.Unlink();
            Seat?.Leave();
            _reporter.Stop(time);
            _recordings.EndAll();
            _taps.EndAll();
            _playback.Stop();
            _source?.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Receive(bool isRtcp, MediaTime time)
    {
        _now = time;
        if (isRtcp)
        {
            _reporter.Receive(_clock.Datagram, time, _clock.Counters);
            return;
        }

        var (earlier, now) = _receiver.Receive(_clock.Datagram, time, _clock.Counters);
        _digits.OnEvent(earlier, time.Elapsed);
        _digits.OnEvent(now, time.Elapsed);
    }

    /// <inheritdoc/>
    public void Listen(MediaTime time)
    {
        _now = time;
        _receiver.Listen(_media is not null && (_bridge.IsLinked || Seat is { IsListenedTo: true } || IsFollowed || ListensForTones));
    }

    /// <inheritdoc/>
    public void Speak(MediaTime time)
    {
        if (_media is null)
        {
            return;
        }

        _digits.OnTick(_receiver.Events, time.Elapsed);
        var heard = HearSamples();
        var sent = SendFrame();
        if (IsFollowed)
        {
            if (_isConcealed)
            {
                _clock.Received.AsSpan().Clear();
            }

            _recordings.Write(heard, sent);
            _taps.Write(heard, sent);
        }

        _playback.Review();
        _sender.Advance();
        _reporter.OnTick(time);
        WatchForLoss(time.Elapsed);
    }

    /// <summary>Passes a key pressed on the other leg on to this far end.</summary>
    public void PassOn(char digit)
    {
        if (_media?.EventPayloadType is not null)
        {
            _playback.Digits.Add([digit], playbackId: 0);
        }
        else if (DigitTones.Of(digit) is { } tone)
        {
            _passedTone.Start(tone, repeat: 1);
        }
    }

    /// <summary>Takes a place in a conference in place of what it was connected to, or (null) leaves it.</summary>
    public void Sit(MixSeat? seat)
    {
        if (seat is not null)
        {
            _bridge.Unlink();
            Seat?.Leave();
        }

        Seat = seat;
    }

    /// <inheritdoc/>
    public void Release() => _session.Release();

    /// <inheritdoc/>
    public void End() => _session.Dispose();

    // A far end that has sent an event once sends them all so; before that, and where none were agreed, its audio is searched.
    private bool ListensForTones => _receiver.HasAudio && !_receiver.Events.HasHeard;

    // Somebody wants this leg's frames as samples.
    private bool IsFollowed => _recordings.IsActive || _taps.IsActive;

    private void Run(SessionCommand command)
    {
        switch (command)
        {
            case SessionCommand.Negotiated negotiated:
                Apply(negotiated.Media);
                break;
            case SessionCommand.Play play:
                _playback.Play(play.Id, play.Prompt, play.Repeat);
                break;
            case SessionCommand.SendDigits send:
                _playback.Send(send.Id, send.Digits);
                break;
            case SessionCommand.StopPlayback:
                _playback.Stop();
                break;
            case SessionCommand.StartRecording start:
                _recordings.Start(start.Id, start.Request);
                break;
            case SessionCommand.PauseRecording pause:
                _recordings.Pause(pause.Id, pause.Pause);
                break;
            case SessionCommand.StopRecording stop:
                _recordings.Stop(stop.Id);
                break;
            case SessionCommand.AddTap add:
                _taps.Add(add.Tap);
                break;
            case SessionCommand.SetSource set:
                _source?.Dispose();
                _source = set.Source;
                break;
            case SessionCommand.Link link:
                Seat?.Leave();
                _bridge.Link(link.Other);
                break;
            case SessionCommand.Unlink:
                _bridge.Unlink();
                break;
            case SessionCommand.Conceal conceal:
                _isConcealed = conceal.IsConcealed;
                break;
            case SessionCommand.Digit digit:
                _digits.OnOther(digit.Key, DigitSource.Info, _now.Elapsed);
                break;
        }
    }

    private void Apply(NegotiatedMedia media)
    {
        _media = media;
        _isLost = false;
        _rtp.SetDescribed(media.RemoteRtp, _now.Elapsed);
        _rtcp.SetDescribed(media.RemoteRtcp, _now.Elapsed);
        _receiver.Apply(media, _now.Elapsed);
        _reporter.Start(_now.Elapsed);
    }

    // The received frame as samples when a recording, a tap or the tone detector wants it.
    private ReadOnlySpan<short> HearSamples()
    {
        var isSearched = ListensForTones && (_receiver.Kind != FrameKind.Silence || _digits.IsToneOn);
        if (!IsFollowed && !isSearched)
        {
            return default;
        }

        LawTranscoder.Decode(_receiver.Frame, _receiver.Codec, _clock.Received);
        if (isSearched)
        {
            _digits.OnAudio(_clock.Received, _now.Elapsed);
        }

        return _clock.Received;
    }

    /// <returns>What was sent as samples, when a recording or a tap wants it.</returns>
    private ReadOnlySpan<short> SendFrame()
    {
        var media = _media!;
        if (media.EventPayloadType is { } events && _playback.Digits.TryNext(_sender, out var value, out var start, out var isFirst))
        {
            if (media.CanSend)
            {
                _sender.SendEvent(events, isFirst, start, value, _clock.Counters);
            }

            return Silence();
        }

        var hasAudio = TryFill(media.Codec, _sender.Payload);
        if (!media.CanSend || (!hasAudio && !_resources.Options.SendSilence))
        {
            _sender.Pause();
            return Silence();
        }

        if (!hasAudio)
        {
            _sender.Payload.Fill(Concealment.Silence(media.Codec));
        }

        _sender.SendAudio(media.SendPayloadType, _clock.Counters);
        if (!IsFollowed)
        {
            return default;
        }

        LawTranscoder.Decode(_sender.Payload, media.Codec, _clock.Sent);
        return _clock.Sent;
    }

    // What is played goes before what is written live, and that before what the others say.
    private bool TryFill(AudioCodec codec, Span<byte> payload)
    {
        if (_playback.Player.TryNext(codec, out var prompt) || _passedTone.TryNext(codec, out prompt))
        {
            prompt.CopyTo(payload);
            return true;
        }

        if (_source is { } source)
        {
            if (source.TryFill(codec, payload))
            {
                return true;
            }

            _source = source.IsEnded ? null : source;
        }

        if (_bridge.Peer is not { } peer)
        {
            return Seat is { } seat && seat.TryFill(codec, payload);
        }

        LawTranscoder.Copy(peer.Receiver.Frame, peer.Receiver.Codec, payload, codec);
        return true;
    }

    private Span<short> Silence()
    {
        _clock.Sent.AsSpan().Clear();
        return _clock.Sent;
    }

    private void OnDigit(char digit, DigitSource source)
    {
        _recordings.OnDigit(digit);
        if (source != DigitSource.Inband && _bridge.Peer is { } peer && peer != this)
        {
            peer.PassOn(digit); // tones pass with the audio
        }

        _observer.OnDigit(digit, source);
    }

    private void WatchForLoss(TimeSpan now)
    {
        if (!_media!.ExpectsAudio || _media.IsHeld)
        {
            return;
        }

        var silence = now - _receiver.HeardAt;
        var isLost = silence >= _resources.Options.MediaLostAfter;
        if (isLost && !_isLost)
        {
            _observer.OnMediaLost(silence);
        }

        _isLost = isLost;
    }
}
