using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Streams;

namespace WorkDistribution.Voice.Tests.Fakes;

/// <summary>WebSocket servers that a test plays.</summary>
internal sealed class FakeStreams : IStreamConnector
{
    public Signals<Connection> Opened { get; } = new();

    public StreamFault? Refusal { get; set; }

    public Task<StreamConnectOutcome> ConnectAsync(StreamConnectRequest request, CancellationToken cancellationToken)
    {
        if (Refusal is { } fault)
        {
            return Task.FromResult<StreamConnectOutcome>(new StreamConnectOutcome.Failed(fault));
        }

        var connection = new Connection(request);
        Opened.Add(connection);
        return Task.FromResult<StreamConnectOutcome>(new StreamConnectOutcome.Connected(connection));
    }

    internal sealed class Connection(StreamConnectRequest request) : IStreamConnection
    {
        private readonly Channel<byte[]> _incoming = Channel.CreateUnbounded<byte[]>();

        public StreamConnectRequest Request => request;

        public Signals<string> Sent { get; } = new();

        public bool IsClosedInOrder { get; private set; }

        public StreamFault? Fault { get; private set; }

        public async Task<JsonElement> NextAsync(string? @event = null)
        {
            while (true)
            {
                var message = JsonDocument.Parse(await Sent.NextAsync()).RootElement;
                if (@event is null || message.GetProperty("event").GetString() == @event)
                {
                    return message;
                }
            }
        }

        public void Push(string json) => _incoming.Writer.TryWrite(Encoding.UTF8.GetBytes(json));

        public void Close() => _incoming.Writer.TryComplete();

        public void Break()
        {
            Fault = new StreamFault(ErrorCatalogue.StreamBroken, "broke");
            Close();
        }

        public ValueTask<bool> SendAsync(ReadOnlyMemory<byte> message)
        {
            if (Fault is null)
            {
                Sent.Add(Encoding.UTF8.GetString(message.Span));
            }

            return ValueTask.FromResult(Fault is null);
        }

        public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync() =>
            await _incoming.Reader.WaitToReadAsync() && _incoming.Reader.TryRead(out var message) ? (ReadOnlyMemory<byte>?)message : null;

        public ValueTask CloseAsync()
        {
            IsClosedInOrder = true;
            Close();
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            Close();
            return ValueTask.CompletedTask;
        }
    }
}
