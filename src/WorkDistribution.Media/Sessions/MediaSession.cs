using System.Net;
using System.Security.Cryptography;
using WorkDistribution.Media.Clock;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Rtp;
using WorkDistribution.Media.Sdp;
using WorkDistribution.Media.Taps;

namespace WorkDistribution.Media.Sessions;

/// <summary>One leg as its owner sees it: negotiates at once, and hands everything else to the clock as commands for its <see cref="MediaLeg"/>.</summary>
internal sealed class MediaSession : IMediaSession
{
    private readonly Lock _negotiation = new();
    private readonly MediaNegotiator _negotiator;
    private readonly CommandQueue<SessionCommand> _commands = new();
    private readonly SessionResources _resources;
    private readonly IMediaObserver _observer;
    private NegotiatedMedia? _agreed;
    private MediaClock _home;
    private long _lastId;
    private int _isDisposed;

    /// <summary>Opens a leg on two bound sockets; it runs once it is on a clock.</summary>
    /// <param name="resources">What the engine gives.</param>
    /// <param name="observer">Told of digits and ends.</param>
    /// <param name="home">The clock it will be on.</param>
    public MediaSession(SessionResources resources, IMediaObserver observer, MediaClock home)
    {
        LocalEndPoint = new IPEndPoint(resources.Advertised, resources.Ports.Port);
        _resources = resources;
        _observer = observer;
        _home = home;
        Span<byte> random = stackalloc byte[8];
        RandomNumberGenerator.Fill(random);
        _negotiator = new MediaNegotiator(LocalEndPoint, BitConverter.ToUInt32(random));
        Leg = new MediaLeg(this, resources, observer, _commands, BitConverter.ToUInt32(random[4..]));
    }

    /// <inheritdoc/>
    public IPEndPoint LocalEndPoint { get; }

    /// <inheritdoc/>
    public bool IsHeldByRemote => Volatile.Read(ref _agreed) is { IsHeld: true };

    /// <inheritdoc/>
    public bool IsNegotiated => Volatile.Read(ref _agreed) is not null;

    /// <summary>The clock's side.</summary>
    public MediaLeg Leg { get; }

    /// <summary>The clock it shall be on.</summary>
    public MediaClock Home => Volatile.Read(ref _home);

    /// <summary>Sends it to a clock; it arrives there within two ticks.</summary>
    public void MoveTo(MediaClock clock) => Volatile.Write(ref _home, clock);

    /// <summary>Whether it has been closed; the leg ends at the next tick.</summary>
    public bool IsDisposed => Volatile.Read(ref _isDisposed) != 0;

    /// <inheritdoc/>
    public byte[] CreateOffer()
    {
        lock (_negotiation)
        {
            return _negotiator.CreateOffer();
        }
    }

    /// <inheritdoc/>
    public bool TryAnswer(ReadOnlySpan<byte> offer, out byte[] answer, out string problem)
    {
        lock (_negotiation)
        {
            return _negotiator.TryAnswer(offer, out answer, out problem) && Agree(out problem);
        }
    }

    /// <inheritdoc/>
    public bool TryApplyAnswer(ReadOnlySpan<byte> answer, out string problem)
    {
        lock (_negotiation)
        {
            return _negotiator.TryApplyAnswer(answer, out problem) && Agree(out problem);
        }
    }

    /// <inheritdoc/>
    public long Play(AudioPrompt prompt, int repeat = 1)
    {
        // Encoding happens here, on the caller's thread, not on the clock's.
        _ = Volatile.Read(ref _agreed)?.Codec == AudioCodec.Pcma ? prompt.Pcma : prompt.Pcmu;
        var id = Interlocked.Increment(ref _lastId);
        if (!Post(new SessionCommand.Play(id, prompt, repeat)))
        {
            _observer.OnPlaybackEnded(id, completed: false);
        }

        return id;
    }

    /// <inheritdoc/>
    public void StopPlayback() => Post(new SessionCommand.StopPlayback());

    /// <inheritdoc/>
    public long SendDigits(string digits)
    {
        if (Volatile.Read(ref _agreed) is { EventPayloadType: null })
        {
            return Play(new AudioPrompt(Tones.ToneGenerator.Digits(digits)));
        }

        var id = Interlocked.Increment(ref _lastId);
        if (!Post(new SessionCommand.SendDigits(id, digits)))
        {
            _observer.OnPlaybackEnded(id, completed: false);
        }

        return id;
    }

    /// <inheritdoc/>
    public long StartRecording(RecordingRequest request)
    {
        var id = Interlocked.Increment(ref _lastId);
        if (!Post(new SessionCommand.StartRecording(id, request)))
        {
            RefuseRecording(id);
        }

        return id;
    }

    /// <inheritdoc/>
    public void PauseRecording(long recordingId, RecordingPause pause) => Post(new SessionCommand.PauseRecording(recordingId, pause));

    /// <inheritdoc/>
    public void StopRecording(long recordingId) => Post(new SessionCommand.StopRecording(recordingId));

    /// <inheritdoc/>
    public AudioTap OpenTap(TapTracks tracks, TimeSpan? depth = null)
    {
        var tap = new AudioTap(tracks, depth);
        if (!Post(new SessionCommand.AddTap(tap)))
        {
            tap.Dispose();
        }

        return tap;
    }

    /// <inheritdoc/>
    public LiveSource OpenSource(Action<string, bool>? marked = null, TimeSpan? depth = null)
    {
        var source = new LiveSource(marked, depth);
        if (!Post(new SessionCommand.SetSource(source)))
        {
            source.Dispose();
        }

        return source;
    }

    /// <inheritdoc/>
    public void Bridge(IMediaSession other)
    {
        if (other is not MediaSession peer)
        {
            throw new ArgumentException("A bridge needs a session of the same engine.", nameof(other));
        }

        // Both on one clock; the other moves here, and the link is made when it has arrived.
        peer.MoveTo(Home);
        Post(new SessionCommand.Link(peer));
    }

    /// <inheritdoc/>
    public void Unbridge() => Post(new SessionCommand.Unlink());

    /// <inheritdoc/>
    public void Conceal(bool isConcealed) => Post(new SessionCommand.Conceal(isConcealed));

    /// <inheritdoc/>
    public void InjectDigit(char digit) => Post(new SessionCommand.Digit(digit));

    /// <inheritdoc/>
    public LegStatistics GetStatistics() => Leg.GetStatistics(Volatile.Read(ref _agreed)?.Codec switch
    {
        AudioCodec.Pcmu => "PCMU",
        AudioCodec.Pcma => "PCMA",
        _ => "",
    });

    /// <summary>Closes the session: everything in it ends at the next tick, then its ports are free.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _commands.Close();
        }
    }

    /// <summary>The leg is off its clock: what was asked too late is answered, the ports are freed.</summary>
    public void Release()
    {
        while (_commands.TryTake(out var command))
        {
            Refuse(command!);
        }

        _resources.Released(_resources.Ports);
    }

    private bool Agree(out string problem)
    {
        problem = "";
        var agreed = _negotiator.Current!;
        Volatile.Write(ref _agreed, agreed);
        if (Post(new SessionCommand.Negotiated(agreed)))
        {
            return true;
        }

        problem = "the media session is closed or overloaded";
        return false;
    }

    private bool Post(SessionCommand command)
    {
        if (_commands.TryAdd(command))
        {
            return true;
        }

        if (!IsDisposed)
        {
            MediaLog.CommandRefused(_resources.Logger, CommandQueue<SessionCommand>.Capacity, command.GetType().Name);
        }

        return false;
    }

    private void Refuse(SessionCommand command)
    {
        switch (command)
        {
            case SessionCommand.Play play:
                _observer.OnPlaybackEnded(play.Id, completed: false);
                break;
            case SessionCommand.SendDigits send:
                _observer.OnPlaybackEnded(send.Id, completed: false);
                break;
            case SessionCommand.StartRecording start:
                RefuseRecording(start.Id);
                break;
            case SessionCommand.AddTap add:
                add.Tap.Dispose();
                break;
            case SessionCommand.SetSource set:
                set.Source.Dispose();
                break;
        }
    }

    private void RefuseRecording(long id) =>
        _observer.OnRecordingEnded(id, new RecordingResult(RecordingEndReason.SessionEnded, TimeSpan.Zero, 0));
}
