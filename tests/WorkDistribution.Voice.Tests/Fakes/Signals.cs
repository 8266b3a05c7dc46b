using System.Threading.Channels;

namespace WorkDistribution.Voice.Tests.Fakes;

/// <summary>Things that happen, awaited one by one; one shared time limit for all tests.</summary>
internal sealed class Signals<T>
{
    private readonly Channel<T> _channel = Channel.CreateUnbounded<T>();

    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(20);

    public void Add(T value) => _channel.Writer.TryWrite(value);

    public async Task<T> NextAsync() => await _channel.Reader.ReadAsync().AsTask().WaitAsync(Limit);

    public bool TryNext(out T? value) => _channel.Reader.TryRead(out value);
}
