using System.Threading.Channels;

namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>Keys pressed while somebody listens. Bounded: more keys than anybody can want are dropped.</summary>
internal sealed class DigitQueue(LegMedia media, TimeProvider clock) : IDisposable
{
    private const int Capacity = 256;

    private readonly Channel<char> _digits = Channel.CreateBounded<char>(new BoundedChannelOptions(Capacity)
    {
        SingleReader = true,
        FullMode = BoundedChannelFullMode.DropWrite,
    });

    /// <summary>A key; safe from any thread.</summary>
    public void Write(char digit) => _digits.Writer.TryWrite(digit);

    /// <summary>Takes a key that is there.</summary>
    public bool TryRead(out char digit) => _digits.Reader.TryRead(out digit);

    /// <summary>Ends when a key is there; takes none.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _digits.Reader.WaitToReadAsync(cancellationToken).AsTask();

    /// <summary>The next key; null when none came in time.</summary>
    public async Task<char?> NextAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (_digits.Reader.TryRead(out var waiting))
        {
            return waiting;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var key = WaitAsync(stop.Token);
        await Task.WhenAny(key, Task.Delay(timeout, clock, stop.Token));
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return _digits.Reader.TryRead(out var digit) ? digit : null;
    }

    /// <summary>Listens no more.</summary>
    public void Dispose() => media.StopListening(this);
}
