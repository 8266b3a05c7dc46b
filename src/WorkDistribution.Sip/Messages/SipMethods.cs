namespace WorkDistribution.Sip.Messages;

/// <summary>Methods by name; they are compared with case.</summary>
public static class SipMethods
{
    /// <summary>RFC 3261 section 13.</summary>
    public const string Invite = "INVITE";

    /// <summary>RFC 3261 section 13.</summary>
    public const string Ack = "ACK";

    /// <summary>RFC 3261 section 15.</summary>
    public const string Bye = "BYE";

    /// <summary>RFC 3261 section 9.</summary>
    public const string Cancel = "CANCEL";

    /// <summary>RFC 3261 section 10.</summary>
    public const string Register = "REGISTER";

    /// <summary>RFC 3261 section 11.</summary>
    public const string Options = "OPTIONS";

    /// <summary>RFC 6086.</summary>
    public const string Info = "INFO";

    /// <summary>RFC 3428.</summary>
    public const string Message = "MESSAGE";

    /// <summary>RFC 3311.</summary>
    public const string Update = "UPDATE";

    /// <summary>RFC 3262.</summary>
    public const string Prack = "PRACK";

    /// <summary>RFC 3515.</summary>
    public const string Refer = "REFER";

    /// <summary>RFC 6665.</summary>
    public const string Subscribe = "SUBSCRIBE";

    /// <summary>RFC 6665.</summary>
    public const string Notify = "NOTIFY";
}
