using System.Numerics;
using System.Runtime.InteropServices;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;

namespace WorkDistribution.Media.Taps;

/// <summary>
/// The live audio of a leg for one reader: every 20 ms a frame of 160 samples (8 kHz, 16-bit linear) a track, silence where nothing came.
/// Works the same while the leg plays, is bridged or sits in a conference. Dispose it to end it; it ends by itself with the session.
/// </summary>
/// <remarks>
/// <para>Written by the media clock, which neither waits nor allocates for it: a reader who falls behind by more than the depth loses the newest frames, counted in
/// <see cref="Dropped"/>, and sees the gap in the frame numbers. One reader at a time, on any thread:</para>
/// <code>
/// using var tap = session.OpenTap(TapTracks.Inbound);
/// while (await tap.WaitAsync())
/// {
///     while (tap.TryRead(inbound, default, out var number)) { ... }
/// }
/// </code>
/// </remarks>
public sealed class AudioTap : IDisposable
{
    /// <summary>Samples of one track in a frame: 20 ms.</summary>
    public const int FrameSamples = AudioPrompt.FrameSamples;

    /// <summary>Frames a second.</summary>
    public const int FramesPerSecond = AudioPrompt.SampleRate / FrameSamples;

    /// <summary>How much a tap holds unless told otherwise.</summary>
    public static readonly TimeSpan DefaultDepth = TimeSpan.FromSeconds(4);

    /// <summary>The frame's number lies before its samples.</summary>
    private const int NumberSamples = sizeof(long) / sizeof(short);

    private readonly SampleRing _ring;
    private readonly TapSignal _signal = new();
    private readonly short[] _writeBlock;
    private readonly short[] _readBlock;
    private long _next;
    private long _dropped;
    private int _isEnded;

    /// <summary>Makes a tap that is not on a leg yet: for tests and fakes; else <see cref="Sessions.IMediaSession.OpenTap"/>.</summary>
    /// <param name="tracks">What it gives.</param>
    /// <param name="depth">Most that waits for the reader; rounded up. Default <see cref="DefaultDepth"/>.</param>
    public AudioTap(TapTracks tracks, TimeSpan? depth = null)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(tracks, TapTracks.None);
        Tracks = tracks;
        var block = NumberSamples + (FrameSamples * (tracks == TapTracks.Both ? 2 : 1));
        _writeBlock = new short[block];
        _readBlock = new short[block];
        var frames = Math.Max(1, (long)((depth ?? DefaultDepth).TotalSeconds * FramesPerSecond));
        _ring = new SampleRing((int)BitOperations.RoundUpToPowerOf2((ulong)(frames * block)));
    }

    /// <summary>What it gives.</summary>
    public TapTracks Tracks { get; }

    /// <summary>Frames lost because the reader was too slow.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Whether no more frames come; what waits can still be read.</summary>
    public bool IsEnded => Volatile.Read(ref _isEnded) != 0;

    /// <summary>Frames that wait for the reader. Reader's thread.</summary>
    public int Available => _ring.Count / _readBlock.Length;

    /// <summary>Waits until a frame can be read.</summary>
    /// <returns>false when the tap has ended and everything was read.</returns>
    public ValueTask<bool> WaitAsync()
    {
        // A signal between the look and the wait is kept by the signal itself.
        if (Available > 0)
        {
            return new ValueTask<bool>(result: true);
        }

        return IsEnded ? new ValueTask<bool>(Available > 0) : WaitForSignalAsync();
    }

    /// <summary>Takes the oldest frame without waiting.</summary>
    /// <param name="inbound">Takes what the far end said, 160 samples; may be empty where not wanted, and is left alone when the tap does not have the track.</param>
    /// <param name="outbound">Takes what was sent to it, likewise.</param>
    /// <param name="number">The frame's place in time: 0 for the first tick after the tap began, then one every 20 ms, lost ones counted.</param>
    /// <returns>false when none waits.</returns>
    public bool TryRead(Span<short> inbound, Span<short> outbound, out long number)
    {
        number = 0;
        if (Available == 0)
        {
            return false;
        }

        _ring.Read(_readBlock);
        number = MemoryMarshal.Cast<short, long>(_readBlock.AsSpan())[0];
        var samples = _readBlock.AsSpan(NumberSamples);
        if (Has(TapTracks.Inbound))
        {
            CopyTo(samples[..FrameSamples], inbound);
        }

        if (Has(TapTracks.Outbound))
        {
            CopyTo(samples[^FrameSamples..], outbound);
        }

        return true;
    }

    /// <summary>Adds the frame of a tick. The media clock's thread, or a test's; one at a time.</summary>
    /// <param name="inbound">What the far end said; empty for silence.</param>
    /// <param name="outbound">What it was sent; empty for silence.</param>
    /// <returns>false when the tap has ended and need not be called again.</returns>
    public bool Write(ReadOnlySpan<short> inbound, ReadOnlySpan<short> outbound)
    {
        if (IsEnded)
        {
            return false;
        }

        MemoryMarshal.Cast<short, long>(_writeBlock.AsSpan())[0] = _next++;
        var samples = _writeBlock.AsSpan(NumberSamples);
        if (Has(TapTracks.Inbound))
        {
            Fill(samples[..FrameSamples], inbound);
        }

        if (Has(TapTracks.Outbound))
        {
            Fill(samples[^FrameSamples..], outbound);
        }

        if (!_ring.TryWrite(_writeBlock))
        {
            Volatile.Write(ref _dropped, _dropped + 1);
        }

        _signal.Set();
        return true;
    }

    /// <summary>Ends it: the leg lets it go at the next tick, and a waiting reader is told. From any thread.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _isEnded, 1);
        _signal.Set();
    }

    private bool Has(TapTracks track) => (Tracks & track) == track;

    private static void Fill(Span<short> target, ReadOnlySpan<short> samples)
    {
        samples = samples[..Math.Min(samples.Length, FrameSamples)];
        samples.CopyTo(target);
        target[samples.Length..].Clear();
    }

    private static void CopyTo(ReadOnlySpan<short> samples, Span<short> target)
    {
        if (!target.IsEmpty)
        {
            samples.CopyTo(target);
        }
    }

    private async ValueTask<bool> WaitForSignalAsync()
    {
        while (Available == 0)
        {
            if (IsEnded)
            {
                return Available > 0;
            }

            await _signal.WaitAsync().ConfigureAwait(false);
        }

        return true;
    }
}
