using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace WorkDistribution.Sip.Messages;

/// <summary>Writes messages. Content-Length is always that of the body, whatever the headers say; line ends inside a value become spaces and a field
/// whose name is no token is left out, so that no value from outside can add a field or end the head.</summary>
public static class SipSerializer
{
    private const int LargestScratch = 65_536;

    // A message is written here first, since its length is known only then; one room a thread instead of some for each message.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _scratch;

    /// <summary>Writes a message.</summary>
    public static void Write(SipMessage message, IBufferWriter<byte> output)
    {
        switch (message)
        {
            case SipRequest request:
                WriteText(request.Method, output);
                output.Write(" "u8);
                WriteText(request.RequestUri.ToString(), output);
                output.Write(" SIP/2.0\r\n"u8);
                break;
            case SipResponse response:
                output.Write("SIP/2.0 "u8);
                WriteNumber(response.StatusCode, output);
                output.Write(" "u8);
                WriteText(response.ReasonPhrase, output);
                output.Write("\r\n"u8);
                break;
        }

        foreach (var (name, value) in message.Headers)
        {
            if (SipText.IsToken(name) && !name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) && !name.Equals("l", StringComparison.OrdinalIgnoreCase))
            {
                WriteText(name, output);
                output.Write(": "u8);
                WriteText(value, output);
                output.Write("\r\n"u8);
            }
        }

        output.Write("Content-Length: "u8);
        WriteNumber(message.Body.Length, output);
        output.Write("\r\n\r\n"u8);
        output.Write(message.Body.Span);
    }

    /// <summary>The bytes of a message.</summary>
    public static byte[] ToBytes(SipMessage message)
    {
        var output = _scratch ??= new ArrayBufferWriter<byte>(4096);
        output.ResetWrittenCount();
        Write(message, output);
        var bytes = output.WrittenSpan.ToArray();
        if (output.Capacity > LargestScratch)
        {
            _scratch = null;
        }

        return bytes;
    }

    private static void WriteText(string text, IBufferWriter<byte> output)
    {
        if (text.Length == 0)
        {
            return;
        }

        var span = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, span);
        span[..length].ReplaceAny(LineEnds, (byte)' ');
        output.Advance(length);
    }

    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);

    private static void WriteNumber(int number, IBufferWriter<byte> output)
    {
        var span = output.GetSpan(11);
        Utf8Formatter.TryFormat(number, span, out var length);
        output.Advance(length);
    }
}
