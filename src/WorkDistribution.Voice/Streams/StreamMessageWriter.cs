using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using WorkDistribution.Core.Identity;
using WorkDistribution.Media.Taps;

namespace WorkDistribution.Voice.Streams;

/// <summary>Writes the messages that a stream's server is sent, one at a time into one buffer. Numbers go as text, as the wire format has it.</summary>
internal sealed class StreamMessageWriter(StreamSid sid, AccountSid account, CallSid call) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private readonly byte[] _sid = System.Text.Encoding.ASCII.GetBytes(sid.Value);
    private long _sequence;
    private long _inboundChunk;
    private long _outboundChunk;

    /// <summary>The first message.</summary>
    public ReadOnlyMemory<byte> Connected()
    {
        Begin("connected"u8);
        _json.WriteString("protocol"u8, "Call"u8);
        _json.WriteString("version"u8, "1.0.0"u8);
        return End(withSid: false);
    }

    /// <summary>What the stream is.</summary>
    public ReadOnlyMemory<byte> Start(StreamOrder order)
    {
        BeginNumbered("start"u8);
        _json.WriteStartObject("start"u8);
        _json.WriteString("accountSid"u8, account.Value);
        _json.WriteString("streamSid"u8, _sid);
        _json.WriteString("callSid"u8, call.Value);
        _json.WriteStartArray("tracks"u8);
        if ((order.Tracks & StreamTracks.Inbound) == StreamTracks.Inbound)
        {
            _json.WriteStringValue("inbound"u8);
        }

        if ((order.Tracks & StreamTracks.Outbound) == StreamTracks.Outbound)
        {
            _json.WriteStringValue("outbound"u8);
        }

        _json.WriteEndArray();
        _json.WriteStartObject("mediaFormat"u8);
        _json.WriteString("encoding"u8, "audio/x-mulaw"u8);
        _json.WriteNumber("sampleRate"u8, 8000);
        _json.WriteNumber("channels"u8, 1);
        _json.WriteEndObject();
        _json.WriteStartObject("customParameters"u8);
        foreach (var (name, value) in order.Parameters.DistinctBy(static p => p.Key))
        {
            _json.WriteString(name, value);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
        return End();
    }

    /// <summary>20 ms of audio.</summary>
    /// <param name="isInbound">What the far end says, or what it hears.</param>
    /// <param name="frame">Its place in the stream: 20 ms each.</param>
    /// <param name="payload">µ-law.</param>
    public ReadOnlyMemory<byte> Media(bool isInbound, long frame, ReadOnlySpan<byte> payload)
    {
        BeginNumbered("media"u8);
        _json.WriteStartObject("media"u8);
        _json.WriteString("track"u8, isInbound ? "inbound"u8 : "outbound"u8);
        Number("chunk"u8, isInbound ? ++_inboundChunk : ++_outboundChunk);
        Number("timestamp"u8, frame * (1000 / AudioTap.FramesPerSecond));
        _json.WriteBase64String("payload"u8, payload);
        _json.WriteEndObject();
        return End();
    }

    /// <summary>A key that the far end pressed.</summary>
    public ReadOnlyMemory<byte> Dtmf(char digit)
    {
        BeginNumbered("dtmf"u8);
        _json.WriteStartObject("dtmf"u8);
        _json.WriteString("track"u8, "inbound_track"u8);
        _json.WriteString("digit"u8, new ReadOnlySpan<char>(in digit));
        _json.WriteEndObject();
        return End();
    }

    /// <summary>What the server sent before its mark has been played, or cleared.</summary>
    public ReadOnlyMemory<byte> Mark(string name)
    {
        BeginNumbered("mark"u8);
        _json.WriteStartObject("mark"u8);
        _json.WriteString("name"u8, name);
        _json.WriteEndObject();
        return End();
    }

    /// <summary>The last message.</summary>
    public ReadOnlyMemory<byte> Stop()
    {
        BeginNumbered("stop"u8);
        _json.WriteStartObject("stop"u8);
        _json.WriteString("accountSid"u8, account.Value);
        _json.WriteString("callSid"u8, call.Value);
        _json.WriteEndObject();
        return End();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void Begin(ReadOnlySpan<byte> name)
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        _json.WriteStartObject();
        _json.WriteString("event"u8, name);
    }

    private void BeginNumbered(ReadOnlySpan<byte> name)
    {
        Begin(name);
        Number("sequenceNumber"u8, ++_sequence);
    }

    private ReadOnlyMemory<byte> End(bool withSid = true)
    {
        if (withSid)
        {
            _json.WriteString("streamSid"u8, _sid);
        }

        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenMemory;
    }

    private void Number(ReadOnlySpan<byte> name, long value)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, digits, out var length);
        _json.WriteString(name, digits[..length]);
    }
}
