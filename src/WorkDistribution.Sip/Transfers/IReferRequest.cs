using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Transfers;

/// <summary>A REFER that came within a session (RFC 3515): the far end asks that the one it talks with be connected elsewhere. Answer it with <see cref="Accept"/> or
/// <see cref="Reject"/> within seconds; after accepting, tell how it goes with <see cref="Notify"/>. Methods are safe from any thread and do nothing when they come too late.</summary>
public interface IReferRequest
{
    /// <summary>Where to: the Refer-To header.</summary>
    NameAddress ReferTo { get; }

    /// <summary>Who asks, as they say (RFC 3892); null when not said.</summary>
    NameAddress? ReferredBy { get; }

    /// <summary>The dialog that the new one is to take the place of (an attended transfer, RFC 3891); null for a blind one.</summary>
    ReplacesHeader? Replaces { get; }

    /// <summary>202 Accepted, and NOTIFY 100 Trying.</summary>
    void Accept();

    /// <summary>Refuses it.</summary>
    /// <param name="status">300 to 699.</param>
    void Reject(int status = 603);

    /// <summary>Accepted: tells how it goes. A status of 200 and more is the last word.</summary>
    /// <param name="status">100 to 699.</param>
    void Notify(int status);
}
