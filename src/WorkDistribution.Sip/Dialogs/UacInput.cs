namespace WorkDistribution.Sip.Dialogs;

/// <summary>What can happen to an outgoing INVITE session.</summary>
internal enum UacInput
{
    /// <summary>The INVITE was sent (again, with credentials).</summary>
    Sent,

    /// <summary>1xx came.</summary>
    Provisional,

    /// <summary>2xx came.</summary>
    Success,

    /// <summary>3xx to 6xx came.</summary>
    Failure,

    /// <summary>No final response in time.</summary>
    NoAnswer,

    /// <summary>The next hop was not found or not reached.</summary>
    Unreachable,

    /// <summary>Our side ends it.</summary>
    End,

    /// <summary>BYE came.</summary>
    Bye,

    /// <summary>No final response within 64*T1 after CANCEL.</summary>
    CancelExpired,

    /// <summary>A request in the confirmed dialog was not answered, or answered 481.</summary>
    Lost,
}
