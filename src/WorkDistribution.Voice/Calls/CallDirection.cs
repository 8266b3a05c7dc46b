namespace WorkDistribution.Voice.Calls;

/// <summary>Who started a call.</summary>
public enum CallDirection
{
    /// <summary>It came in: "inbound".</summary>
    Inbound,

    /// <summary>Made through the REST API: "outbound-api".</summary>
    OutboundApi,

    /// <summary>Made by a Dial verb: "outbound-dial".</summary>
    OutboundDial,
}
