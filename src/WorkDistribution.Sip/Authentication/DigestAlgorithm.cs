namespace WorkDistribution.Sip.Authentication;

/// <summary>Hash algorithms of digest authentication, weaker ones first.</summary>
public enum DigestAlgorithm
{
    /// <summary>MD5 (RFC 3261 section 22.4), for phones that know nothing else.</summary>
    Md5,

    /// <summary>SHA-256 (RFC 8760).</summary>
    Sha256,
}
