namespace WorkDistribution.Sip.Dialogs;

/// <summary>What can happen to an incoming INVITE session.</summary>
internal enum UasInput
{
    /// <summary>Our side rings or sends early media.</summary>
    Progress,

    /// <summary>Our side answers.</summary>
    Accept,

    /// <summary>Our side refuses.</summary>
    Refuse,

    /// <summary>Our side ends it.</summary>
    End,

    /// <summary>CANCEL came.</summary>
    Cancel,

    /// <summary>The ACK to our 2xx came.</summary>
    Ack,

    /// <summary>It did not come in 64*T1.</summary>
    NoAck,

    /// <summary>BYE came.</summary>
    Bye,
}
