namespace WorkDistribution.Sip.Messages;

/// <summary>The CSeq header (RFC 3261 section 20.16).</summary>
/// <param name="Number">Below 2^31.</param>
/// <param name="Method">The request's method.</param>
public readonly record struct CSeq(uint Number, string Method)
{
    /// <summary>Reads <c>number method</c>.</summary>
    /// <returns>false also for a number of 2^31 or more (section 8.1.1.5).</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out CSeq cseq)
    {
        cseq = default;
        text = SipText.Trim(text);
        var space = text.IndexOfAny(' ', '\t');
        if (space < 0 || !SipNumber.TryParse(text[..space], out var number) || number > int.MaxValue)
        {
            return false;
        }

        var method = SipText.Trim(text[space..]);
        cseq = new CSeq(number, method.ToString());
        return SipText.IsToken(method);
    }

    /// <summary>The value as on the wire.</summary>
    public override string ToString() => $"{Number} {Method}";
}
