namespace WorkDistribution.Sip.Transport;

/// <summary>Transports that carry SIP here.</summary>
public enum SipTransportKind
{
    /// <summary>UDP datagrams.</summary>
    Udp,

    /// <summary>TCP streams.</summary>
    Tcp,
}
