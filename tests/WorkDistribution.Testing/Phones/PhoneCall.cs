using System.Collections.Concurrent;
using System.Text;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Media.Tones;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transfers;
using WorkDistribution.Testing.Audio;

namespace WorkDistribution.Testing.Phones;

/// <summary>One call of a <see cref="SipPhone"/>.</summary>
public sealed class PhoneCall : IInviteSessionObserver, IMediaObserver
{
    private readonly IMediaSession _media;
    private readonly string _file;
    private readonly Action<string>? _stepped;
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SessionEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<long, TaskCompletionSource> _playing = new();
    private readonly ConcurrentQueue<string> _steps = new();
    private readonly StringBuilder _digits = new();
    private IInviteSession? _session;
    private byte[] _answer = [];
    private int _listening;

    internal PhoneCall(IMediaEngine media, string file, Action<string>? stepped)
    {
        _file = file;
        _stepped = stepped;
        _media = media.TryOpen(this, out var session) ? session : throw new InvalidOperationException("The phone's media ports are spent.");
    }

    /// <summary>What has happened, in words.</summary>
    public IReadOnlyList<string> Steps => [.. _steps];

    /// <summary>Keys the far end has pressed.</summary>
    public string Digits
    {
        get
        {
            lock (_digits)
            {
                return _digits.ToString();
            }
        }
    }

    /// <summary>The INVITE that began it.</summary>
    public SipRequest Invite => _session?.Invite ?? throw new InvalidOperationException("The call has not begun.");

    /// <summary>Whether it is over.</summary>
    public bool IsOver => _ended.Task.IsCompleted;

    /// <summary>Everything heard so far, 8 kHz.</summary>
    public short[] Heard()
    {
        const int HeaderLength = 44;
        if (!File.Exists(_file))
        {
            return [];
        }

        // The file is being written: its header may lag behind, the samples are there.
        using var stream = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        if (bytes.Length <= HeaderLength)
        {
            return [];
        }

        var samples = new short[(bytes.Length - HeaderLength) / 2];
        Buffer.BlockCopy(bytes, HeaderLength, samples, 0, samples.Length * 2);
        return samples;
    }

    /// <summary>Waits for the far end's answer.</summary>
    public Task AnsweredAsync() => _answered.Task.Within("the answer");

    /// <summary>Waits for the end.</summary>
    public Task<SessionEnd> EndedAsync() => _ended.Task.Within("the end of the call");

    /// <summary>Answers an incoming call.</summary>
    public void Answer()
    {
        Step("answered");
        _session?.Accept(_answer);
        Listen();
        _answered.TrySetResult();
    }

    /// <summary>Tells the caller that it rings.</summary>
    public void Ring() => _session?.Ring();

    /// <summary>Rings with audio: what is said from now on the caller hears before the call is answered.</summary>
    public void RingWithAudio()
    {
        _session?.Progress(_answer);
        Listen();
    }

    /// <summary>Refuses an incoming call.</summary>
    public void Refuse(int status) => _session?.Reject(status);

    /// <summary>Ends the call.</summary>
    public void HangUp()
    {
        Step("hung up");
        _session?.End();
    }

    /// <summary>Presses keys and waits until they are sent.</summary>
    public Task PressAsync(string digits)
    {
        Step($"pressed {digits}");
        return PlayedAsync(_media.SendDigits(digits));
    }

    /// <summary>Presses a key by SIP INFO.</summary>
    public void PressByInfo(char digit)
    {
        Step($"pressed {digit} (INFO)");
        _session?.SendInfo("application/dtmf-relay", Encoding.ASCII.GetBytes($"Signal={digit}\r\nDuration=160\r\n"));
    }

    /// <summary>Says something and waits until it is said.</summary>
    public Task SayAsync(short[] samples) => PlayedAsync(_media.Play(new AudioPrompt(samples)));

    /// <summary>Says something again and again until the call ends.</summary>
    public void KeepSaying(short[] samples) => _media.Play(new AudioPrompt(samples), repeat: 0);

    /// <summary>Waits until a tone is heard in the last half second.</summary>
    /// <param name="frequency">Hertz.</param>
    public Task HearsToneAsync(double frequency) =>
        Limits.UntilAsync(() => Task.FromResult(LastTone()), tone => tone is { Purity: > 0.8 } && Math.Abs(tone.Frequency - frequency) < 10, $"a tone of {frequency} Hz");

    /// <summary>Waits until half a second of sound that is no tone has been heard from now on.</summary>
    public Task HearsSpeechAsync()
    {
        var from = Heard().Length;
        return Limits.UntilAsync(() => Task.FromResult(Heard().AsSpan(from..).ToArray()), IsSpeech, "speech");
    }

    /// <inheritdoc/>
    public void OnProgress(SipResponse response)
    {
        Step($"{response.StatusCode} {response.ReasonPhrase}");
        if (response.Body.Length > 0)
        {
            _media.TryApplyAnswer(response.Body.Span, out _);
            Listen();
        }
    }

    /// <inheritdoc/>
    public void OnAnswered(SipResponse response)
    {
        Step($"{response.StatusCode} {response.ReasonPhrase}");
        if (!_media.TryApplyAnswer(response.Body.Span, out var problem))
        {
            Step($"the answer's audio cannot be used: {problem}");
            _session?.End();
            return;
        }

        Listen();
        _answered.TrySetResult();
    }

    /// <inheritdoc/>
    public void OnConfirmed(SipRequest ack) => Step("ACK");

    /// <inheritdoc/>
    public void OnOffer(ReadOnlyMemory<byte> body)
    {
        if (_media.TryAnswer(body.Span, out var answer, out _))
        {
            _session?.AnswerOffer(answer);
        }
        else
        {
            _session?.RejectOffer();
        }
    }

    /// <inheritdoc/>
    public void OnOfferAnswered(int status, ReadOnlyMemory<byte> body)
    {
    }

    /// <inheritdoc/>
    public void OnInfo(string contentType, ReadOnlyMemory<byte> body) => Step("INFO");

    /// <summary>Asks that the far end be connected to another address.</summary>
    /// <param name="target">A sip: address, with headers behind '?' where wanted.</param>
    public void Refer(string target)
    {
        Step($"REFER {target}");
        _session?.Refer(new OutgoingRefer(SipUri.TryParse(target, out var uri) ? uri : throw new ArgumentException(target, nameof(target)), null, []));
    }

    /// <summary>Asks that the far end be connected to that of another call of this phone (an attended transfer).</summary>
    /// <param name="other">The other call.</param>
    /// <param name="target">The address that was called there.</param>
    public void ReferTo(PhoneCall other, string target)
    {
        var named = other._session?.NamedForPeer ?? throw new InvalidOperationException("The other call has no dialog.");
        Refer($"{target}?Replaces={Uri.EscapeDataString(named.ToString())}");
    }

    /// <summary>Called when the far end asks to be connected elsewhere; without one it is refused.</summary>
    public Action<IReferRequest>? Referred { get; set; }

    /// <inheritdoc/>
    public void OnRefer(IReferRequest refer)
    {
        Step($"REFER {refer.ReferTo.Uri}");
        if (Referred is { } referred)
        {
            referred(refer);
        }
        else
        {
            refer.Reject();
        }
    }

    /// <inheritdoc/>
    public void OnReferAnswered(int status) => Step($"REFER answered {status}");

    /// <inheritdoc/>
    public void OnReferNotified(int? status, bool isOver) => Step($"REFER told {status}{(isOver ? " at last" : "")}");

    /// <inheritdoc/>
    public void OnEnded(SessionEnd end)
    {
        Step($"ended: {end.Reason} {end.Status} {end.Phrase}".TrimEnd());
        _media.Dispose();
        _answered.TrySetException(new InvalidOperationException($"The call ended before it was answered: {end}"));
        foreach (var playing in _playing.Values)
        {
            playing.TrySetResult();
        }

        _ended.TrySetResult(end);
    }

    /// <inheritdoc/>
    public void OnDigit(char digit, DigitSource source)
    {
        lock (_digits)
        {
            _digits.Append(digit);
        }

        Step($"heard key {digit}");
    }

    /// <inheritdoc/>
    public void OnPlaybackEnded(long playbackId, bool completed) => PlayingOf(playbackId).TrySetResult();

    /// <inheritdoc/>
    public void OnRecordingEnded(long recordingId, RecordingResult result)
    {
    }

    /// <inheritdoc/>
    public void OnMediaLost(TimeSpan silence) => Step($"no audio for {silence.TotalSeconds} s");

    internal byte[] Offer() => _media.CreateOffer();

    internal void Begin(Func<IInviteSessionObserver, IInviteSession> invite)
    {
        Step("INVITE");
        _session = invite(this);
    }

    internal void Take(IInviteSession session)
    {
        _session = session;
        Step($"INVITE {session.Invite.RequestUri}");
        if (_media.TryAnswer(session.Invite.Body.Span, out _answer, out var problem))
        {
            session.Ring();
        }
        else
        {
            Step(problem);
            session.Reject(488);
        }
    }

    private void Listen()
    {
        if (Interlocked.Exchange(ref _listening, 1) == 0)
        {
            _media.StartRecording(new RecordingRequest { Path = _file });
        }
    }

    private ToneMeter? LastTone()
    {
        const int Length = 4000;
        var heard = Heard();
        return heard.Length < Length ? null : ToneMeter.Measure(heard.AsSpan(heard.Length - Length));
    }

    private static bool IsSpeech(short[] heard)
    {
        const int Length = 4000;
        return heard.Length >= Length && ToneMeter.Measure(heard.AsSpan(heard.Length - Length)) is { LevelDb: > -45, Purity: < 0.7 };
    }

    private Task PlayedAsync(long id)
    {
        var task = PlayingOf(id).Task;
        if (IsOver)
        {
            PlayingOf(id).TrySetResult();
        }

        return task.Within("the end of what the phone plays");
    }

    private TaskCompletionSource PlayingOf(long id) => _playing.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private void Step(string step)
    {
        _steps.Enqueue(step);
        _stepped?.Invoke(step);
    }
}
