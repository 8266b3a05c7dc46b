using System.Collections.Immutable;

namespace WorkDistribution.Sip.Messages;

/// <summary>What <see cref="SipRequestValidator"/> found.</summary>
/// <param name="Status">0 when the request is in order; otherwise the status to answer.</param>
/// <param name="Phrase">What is wrong, fit for a reason phrase; empty when in order.</param>
/// <param name="Headers">Headers the answer must carry: Unsupported, Allow, Accept.</param>
public readonly record struct SipRequestCheck(int Status, string Phrase, ImmutableArray<SipHeader> Headers)
{
    /// <summary>In order.</summary>
    public static SipRequestCheck Ok { get; } = new(0, "", []);

    /// <summary>Whether the request is in order.</summary>
    public bool IsOk => Status == 0;

    internal static SipRequestCheck Malformed(string what) => new(400, $"Bad Request ({what})", []);
}
