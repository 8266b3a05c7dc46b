using Microsoft.Extensions.Logging;

namespace WorkDistribution.Voice.Streams;

/// <summary>Log messages of streams, events 3080 to 3099.</summary>
internal static partial class StreamLog
{
    [LoggerMessage(3080, LogLevel.Error, "Call {CallSid}: stream {StreamSid} failed and was ended")]
    internal static partial void Failed(ILogger logger, Exception exception, string callSid, string streamSid);

    [LoggerMessage(3081, LogLevel.Information, "Call {CallSid}: stream {StreamSid} has ended: {Why}; its server was too slow for {Lost} frames")]
    internal static partial void Ended(ILogger logger, string callSid, string streamSid, string why, long lost);
}
