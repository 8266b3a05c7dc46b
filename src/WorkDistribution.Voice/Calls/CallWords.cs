using System.Globalization;

namespace WorkDistribution.Voice.Calls;

/// <summary>Words of the wire API for calls.</summary>
internal static class CallWords
{
    /// <summary>Version that every request names.</summary>
    public const string ApiVersion = "2010-04-01";

    /// <summary>in-progress, no-answer, ...</summary>
    public static string ToWire(this CallStatus status) => status switch
    {
        CallStatus.Queued => "queued",
        CallStatus.Initiated => "initiated",
        CallStatus.Ringing => "ringing",
        CallStatus.InProgress => "in-progress",
        CallStatus.Completed => "completed",
        CallStatus.Busy => "busy",
        CallStatus.Failed => "failed",
        CallStatus.NoAnswer => "no-answer",
        _ => "canceled",
    };

    /// <summary>inbound, outbound-api, outbound-dial.</summary>
    public static string ToWire(this CallDirection direction) => direction switch
    {
        CallDirection.Inbound => "inbound",
        CallDirection.OutboundApi => "outbound-api",
        _ => "outbound-dial",
    };

    /// <summary>The status callback event a status is told under; null when it is told to nobody.</summary>
    public static string? ToEvent(this CallStatus status) => status switch
    {
        CallStatus.Initiated => "initiated",
        CallStatus.Ringing => "ringing",
        CallStatus.InProgress => "answered",
        >= CallStatus.Completed => "completed",
        _ => null,
    };

    /// <summary>RFC 2822, always UTC.</summary>
    public static string ToWire(this DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);

    /// <summary>Whole seconds as digits.</summary>
    public static string ToWire(this int number) => number.ToString(CultureInfo.InvariantCulture);
}
