namespace WorkDistribution.Media.Sdp;

/// <summary>Which way media flows, seen by who wrote the description (RFC 8866 section 6.7).</summary>
[Flags]
internal enum SdpDirection
{
    /// <summary>Neither way.</summary>
    Inactive = 0,

    /// <summary>Only from the writer.</summary>
    SendOnly = 1,

    /// <summary>Only to the writer.</summary>
    ReceiveOnly = 2,

    /// <summary>Both ways; what holds when nothing is said.</summary>
    SendReceive = SendOnly | ReceiveOnly,
}
