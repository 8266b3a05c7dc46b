namespace WorkDistribution.Media.Recording;

/// <summary>Samples on their way from one writing thread to one reading thread, without locks. What does not fit is refused whole.</summary>
internal sealed class SampleRing
{
    private readonly short[] _buffer;
    private readonly int _mask;
    private long _written;
    private long _read;

    /// <summary>Makes a ring.</summary>
    /// <param name="capacity">In samples; a power of two.</param>
    internal SampleRing(int capacity)
    {
        _buffer = new short[capacity];
        _mask = capacity - 1;
    }

    /// <summary>Samples written since the start.</summary>
    internal long Written => Volatile.Read(ref _written);

    /// <summary>Samples that wait. Exact on the reading thread, else at a moment that may be over.</summary>
    internal int Count => (int)(Volatile.Read(ref _written) - Volatile.Read(ref _read));

    /// <summary>Adds samples. Only the writing thread.</summary>
    /// <returns>false when they do not fit; nothing was added.</returns>
    internal bool TryWrite(ReadOnlySpan<short> samples)
    {
        var written = _written;
        if (samples.Length > _buffer.Length - (written - Volatile.Read(ref _read)))
        {
            return false;
        }

        var start = (int)(written & _mask);
        var first = Math.Min(samples.Length, _buffer.Length - start);
        samples[..first].CopyTo(_buffer.AsSpan(start));
        samples[first..].CopyTo(_buffer);
        Volatile.Write(ref _written, written + samples.Length);
        return true;
    }

    /// <summary>Takes what is there, up to the room given. Only the reading thread.</summary>
    /// <returns>Samples taken.</returns>
    internal int Read(Span<short> destination)
    {
        var read = _read;
        var count = (int)Math.Min(destination.Length, Volatile.Read(ref _written) - read);
        var start = (int)(read & _mask);
        var first = Math.Min(count, _buffer.Length - start);
        _buffer.AsSpan(start, first).CopyTo(destination);
        _buffer.AsSpan(0, count - first).CopyTo(destination[first..]);
        Volatile.Write(ref _read, read + count);
        return count;
    }
}
