namespace WorkDistribution.Media.Jitter;

/// <summary>How far apart the fastest and the slowest packet of the last seconds were.</summary>
/// <remarks>Two windows of <see cref="Window"/> packets each: a far end whose clock runs at another rate moves both ends, so only the recent ones count.</remarks>
internal sealed class DelaySpread
{
    /// <summary>Packets of one window: about two seconds.</summary>
    public const int Window = 100;

    private int _count;
    private int _reference;
    private Extent _current = Extent.None;
    private Extent _previous = Extent.None;

    /// <summary>Packets seen since the start.</summary>
    public long Total { get; private set; }

    /// <summary>The spread in samples.</summary>
    public int Samples => Total == 0 ? 0 : Math.Max(_current.Max, _previous.Max) - Math.Min(_current.Min, _previous.Min);

    /// <summary>Notes a packet.</summary>
    /// <param name="transit">Arrival less timestamp, in samples of any origin.</param>
    public void Add(uint transit)
    {
        if (Total == 0)
        {
            _reference = (int)transit;
        }

        if (_count == Window)
        {
            _previous = _current;
            _current = Extent.None;
            _count = 0;
        }

        var delay = unchecked((int)transit - _reference);
        _current = new Extent(Math.Min(_current.Min, delay), Math.Max(_current.Max, delay));
        _count++;
        Total++;
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        Total = 0;
        _count = 0;
        _current = Extent.None;
        _previous = Extent.None;
    }

    private readonly record struct Extent(int Min, int Max)
    {
        public static readonly Extent None = new(int.MaxValue / 2, int.MinValue / 2);
    }
}
