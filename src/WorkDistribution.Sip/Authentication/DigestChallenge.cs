using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Authentication;

/// <summary>What a WWW-Authenticate or Proxy-Authenticate header asks for.</summary>
public sealed record DigestChallenge
{
    /// <summary>The realm.</summary>
    public required string Realm { get; init; }

    /// <summary>The nonce.</summary>
    public required string Nonce { get; init; }

    /// <summary>The hash.</summary>
    public DigestAlgorithm Algorithm { get; init; }

    /// <summary>Offered qualities of protection, lower case; empty in the old style of RFC 2069.</summary>
    public ImmutableArray<string> Qop { get; init; } = [];

    /// <summary>Returned unchanged; null when absent.</summary>
    public string? Opaque { get; init; }

    /// <summary>Only the nonce was refused, not the password.</summary>
    public bool Stale { get; init; }

    /// <summary>Reads a header value.</summary>
    /// <returns>false for other schemes, for algorithms not served and for anything malformed.</returns>
    public static bool TryParse(string value, [NotNullWhen(true)] out DigestChallenge? challenge)
    {
        challenge = null;
        if (DigestFields.TryParse(value) is not { } fields
            || fields["realm"] is not { } realm
            || fields["nonce"] is not { } nonce
            || !DigestHash.TryParse(fields["algorithm"], out var algorithm))
        {
            return false;
        }

        challenge = new DigestChallenge
        {
            Realm = realm,
            Nonce = nonce,
            Algorithm = algorithm,
            Qop = [.. (fields["qop"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(static q => q.ToLowerInvariant())],
            Opaque = fields["opaque"],
            Stale = string.Equals(fields["stale"], "true", StringComparison.OrdinalIgnoreCase),
        };
        return true;
    }

    /// <summary>The header value.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(192)
            .Append("Digest realm=").Append(SipText.Quote(Realm))
            .Append(", nonce=").Append(SipText.Quote(Nonce));
        if (Opaque is not null)
        {
            text.Append(", opaque=").Append(SipText.Quote(Opaque));
        }

        text.Append(", algorithm=").Append(DigestHash.Name(Algorithm));
        if (Qop.Length > 0)
        {
            text.Append(", qop=").Append(SipText.Quote(string.Join(',', Qop)));
        }

        return Stale ? text.Append(", stale=true").ToString() : text.ToString();
    }
}
