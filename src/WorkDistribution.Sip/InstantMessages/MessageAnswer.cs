using System.Collections.Immutable;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.InstantMessages;

/// <summary>How a MESSAGE is answered.</summary>
/// <param name="Status">A final status: 200 for one that is kept.</param>
/// <param name="Headers">Further headers (Accept of a 415, Retry-After of a 503).</param>
public sealed record MessageAnswer(int Status, ImmutableArray<SipHeader> Headers)
{
    /// <summary>Without further headers.</summary>
    public MessageAnswer(int status)
        : this(status, [])
    {
    }
}
