using System.Collections.Concurrent;
using WorkDistribution.Media.Codecs;
using WorkDistribution.Media.Jitter;
using WorkDistribution.Media.Rtp;

namespace WorkDistribution.Media.Playback;

/// <summary>
/// Live audio for a leg: what is written here from outside is played by the media clock, 20 ms a tick, in order. Where nothing waits the leg sounds as if there were
/// no source; a prompt goes before it, and it goes before a bridged leg or a conference. Dispose it to end it; it ends by itself with the session, or when another takes its place.
/// </summary>
/// <remarks>Methods are safe from any thread; the clock never waits for them.</remarks>
public sealed class LiveSource : IDisposable
{
    /// <summary>How much may wait unless told otherwise: bots hand over whole answers at once.</summary>
    public static readonly TimeSpan DefaultDepth = TimeSpan.FromMinutes(5);

    /// <summary>Most pieces and marks that wait.</summary>
    public const int MaxEntries = 32768;

    private readonly Lock _gate = new();
    private readonly Action<string, bool> _marked;
    private readonly int _maxSamples;
    private ConcurrentQueue<Entry> _queue = new();
    private long _waiting;
    private long _refused;
    private int _isEnded;

    // The clock's: what it is in the middle of, and which queue that came from.
    private ConcurrentQueue<Entry>? _playing;
    private ReadOnlyMemory<byte> _current;

    /// <summary>Makes a source that is not on a leg yet: for tests and fakes; else <see cref="Sessions.IMediaSession.OpenSource"/>.</summary>
    /// <param name="marked">Told of each mark once, with its name and whether everything before it was played (false: cleared, or the source has ended). On the media
    /// clock's thread or that of <see cref="Clear"/> and <see cref="Dispose"/>: never blocks, never throws.</param>
    /// <param name="depth">Most audio that waits. Default <see cref="DefaultDepth"/>.</param>
    public LiveSource(Action<string, bool>? marked = null, TimeSpan? depth = null)
    {
        _marked = marked ?? (static (_, _) => { });
        _maxSamples = (int)((depth ?? DefaultDepth).TotalSeconds * AudioPrompt.SampleRate);
    }

    /// <summary>Writes and marks refused because too much waited, or because the source had ended.</summary>
    public long Refused => Volatile.Read(ref _refused);

    /// <summary>Audio that waits to be played.</summary>
    public TimeSpan Waiting => TimeSpan.FromSeconds((double)Math.Max(0, Volatile.Read(ref _waiting)) / AudioPrompt.SampleRate);

    /// <summary>Whether nothing is played any more.</summary>
    public bool IsEnded => Volatile.Read(ref _isEnded) != 0;

    /// <summary>Adds µ-law audio, of any length.</summary>
    /// <param name="payload">8 kHz µ-law; not changed afterwards.</param>
    /// <returns>false when it does not fit or the source has ended: nothing was added.</returns>
    public bool TryWriteMuLaw(ReadOnlyMemory<byte> payload) => TryAdd(new Entry(payload, null));

    /// <summary>Adds linear audio, of any length.</summary>
    /// <param name="samples">8 kHz 16-bit.</param>
    /// <returns>false when it does not fit or the source has ended: nothing was added.</returns>
    public bool TryWrite(ReadOnlySpan<short> samples)
    {
        var payload = new byte[samples.Length];
        G711.EncodeMuLaw(samples, payload);
        return TryWriteMuLaw(payload);
    }

    /// <summary>Adds a mark: told when everything written before it has been played.</summary>
    /// <param name="name">Comes back with it.</param>
    /// <returns>false when too many wait or the source has ended: it will not be told.</returns>
    public bool TryMark(string name) => TryAdd(new Entry(default, name));

    /// <summary>Drops everything that waits, at once: the next tick plays none of it. Marks among it are told as not played.</summary>
    public void Clear()
    {
        ConcurrentQueue<Entry> old;
        lock (_gate)
        {
            old = Interlocked.Exchange(ref _queue, new ConcurrentQueue<Entry>());
        }

        // The clock may take one more from it meanwhile: each entry is one taker's.
        while (old.TryDequeue(out var entry))
        {
            Interlocked.Add(ref _waiting, -entry.Payload.Length);
            if (entry.Mark is { } mark)
            {
                _marked(mark, false);
            }
        }
    }

    /// <summary>Ends it and drops what waits; the leg lets it go at the next tick.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            Volatile.Write(ref _isEnded, 1);
        }

        Clear();
    }

    /// <summary>The next 20 ms; marks that are reached are told: a mark behind a frame when the frame's time is over. The media clock's thread, or a test's.</summary>
    /// <param name="codec">The law to write.</param>
    /// <param name="payload">One frame, 160 bytes; filled up with silence where less waits.</param>
    /// <returns>false when no audio waits: nothing was written.</returns>
    public bool TryFill(AudioCodec codec, Span<byte> payload)
    {
        var queue = Volatile.Read(ref _queue);
        if (!ReferenceEquals(queue, _playing))
        {
            Interlocked.Add(ref _waiting, -_current.Length);
            _current = default;
            _playing = queue;
        }

        var filled = 0;
        while (filled < payload.Length && (!_current.IsEmpty || TryNext(queue)))
        {
            var count = Math.Min(payload.Length - filled, _current.Length);
            LawTranscoder.Copy(_current.Span[..count], AudioCodec.Pcmu, payload.Slice(filled, count), codec);
            _current = _current[count..];
            filled += count;
        }

        if (filled == 0)
        {
            return false;
        }

        Interlocked.Add(ref _waiting, -filled);
        payload[filled..].Fill(Concealment.Silence(codec));
        return true;
    }

    private bool TryAdd(in Entry entry)
    {
        lock (_gate)
        {
            if (!IsEnded && Volatile.Read(ref _waiting) + entry.Payload.Length <= _maxSamples && _queue.Count < MaxEntries)
            {
                Interlocked.Add(ref _waiting, entry.Payload.Length);
                _queue.Enqueue(entry);
                return true;
            }
        }

        Interlocked.Increment(ref _refused);
        return false;
    }

    // The next piece of audio; marks before it are told.
    private bool TryNext(ConcurrentQueue<Entry> queue)
    {
        while (queue.TryDequeue(out var entry))
        {
            if (entry.Mark is { } mark)
            {
                _marked(mark, true);
            }
            else if (!entry.Payload.IsEmpty)
            {
                _current = entry.Payload;
                return true;
            }
        }

        return false;
    }

    private readonly record struct Entry(ReadOnlyMemory<byte> Payload, string? Mark);
}
