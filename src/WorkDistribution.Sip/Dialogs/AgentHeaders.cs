using System.Collections.Immutable;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>What we say about ourselves.</summary>
internal static class AgentHeaders
{
    /// <summary>Methods we serve.</summary>
    public const string AllowedMethods = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, REGISTER, MESSAGE, REFER, NOTIFY";

    /// <summary>The Allow header.</summary>
    public static readonly SipHeader Allow = new("Allow", AllowedMethods);

    /// <summary>The Allow header of a refusal within a dialog: a message is taken outside of it.</summary>
    public static readonly SipHeader AllowInDialog = new("Allow", "INVITE, ACK, BYE, OPTIONS, INFO, UPDATE, REFER, NOTIFY");

    /// <summary>The body types of INVITE and MESSAGE.</summary>
    public static readonly SipHeader Accept = new("Accept", "application/sdp, text/plain");

    /// <summary>The Content-Type of SDP.</summary>
    public static readonly SipHeader SdpType = new("Content-Type", "application/sdp");

    /// <summary>What OPTIONS asks for (RFC 3261 section 11.2).</summary>
    public static readonly ImmutableArray<SipHeader> Capabilities = [Allow, Accept, new("Accept-Encoding", "identity"), new("Accept-Language", "en"), new("Supported", "")];

    /// <summary>true for methods that we know but do not serve (405); others are unknown (501).</summary>
    public static bool IsKnown(string method) => method is
        SipMethods.Invite or SipMethods.Ack or SipMethods.Bye or SipMethods.Cancel or SipMethods.Register or SipMethods.Options or SipMethods.Info or SipMethods.Message
        or SipMethods.Update or SipMethods.Prack or SipMethods.Refer or SipMethods.Subscribe or SipMethods.Notify or "PUBLISH";
}
