using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Authentication;

/// <summary>What an Authorization or Proxy-Authorization header says.</summary>
public sealed record DigestAuthorization
{
    /// <summary>The user.</summary>
    public required string UserName { get; init; }

    /// <summary>The realm.</summary>
    public required string Realm { get; init; }

    /// <summary>The nonce.</summary>
    public required string Nonce { get; init; }

    /// <summary>The URI that was hashed.</summary>
    public required string Uri { get; init; }

    /// <summary>The hash in hexadecimal.</summary>
    public required string Response { get; init; }

    /// <summary>The hash used.</summary>
    public DigestAlgorithm Algorithm { get; init; }

    /// <summary>true for qop=auth; false in the old style of RFC 2069.</summary>
    public bool HasQop { get; init; }

    /// <summary>The client's nonce; empty without qop.</summary>
    public string ClientNonce { get; init; } = "";

    /// <summary>How often the client has used the nonce; 0 without qop.</summary>
    public uint NonceCount { get; init; }

    /// <summary>The challenge's opaque; null when absent.</summary>
    public string? Opaque { get; init; }

    /// <summary>Reads a header value.</summary>
    /// <returns>false for other schemes, algorithms and qualities of protection than those served, and for anything malformed.</returns>
    public static bool TryParse(string value, [NotNullWhen(true)] out DigestAuthorization? authorization)
    {
        authorization = null;
        if (DigestFields.TryParse(value) is not { } fields
            || fields["username"] is not { } userName
            || fields["realm"] is not { } realm
            || fields["nonce"] is not { } nonce
            || fields["uri"] is not { } uri
            || fields["response"] is not { } response
            || !DigestHash.TryParse(fields["algorithm"], out var algorithm))
        {
            return false;
        }

        uint count = 0;
        var qop = fields["qop"];
        if (qop is not null
            && (!qop.Equals("auth", StringComparison.OrdinalIgnoreCase)
                || fields["cnonce"] is null
                || fields["nc"] is not { Length: 8 } digits
                || !uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out count)))
        {
            return false;
        }

        authorization = new DigestAuthorization
        {
            UserName = userName,
            Realm = realm,
            Nonce = nonce,
            Uri = uri,
            Response = response,
            Algorithm = algorithm,
            HasQop = qop is not null,
            ClientNonce = fields["cnonce"] ?? "",
            NonceCount = count,
            WrittenCount = qop is null ? null : fields["nc"],
            Opaque = fields["opaque"],
        };
        return true;
    }

    /// <summary>The response these fields should have for a password and a method.</summary>
    internal string Expected(string password, string method) => DigestHash.Response(
        Algorithm, UserName, Realm, password, method, Uri, Nonce, HasQop ? (CountText, ClientNonce) : null);

    /// <summary>The header value.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(320)
            .Append("Digest username=").Append(SipText.Quote(UserName))
            .Append(", realm=").Append(SipText.Quote(Realm))
            .Append(", nonce=").Append(SipText.Quote(Nonce))
            .Append(", uri=").Append(SipText.Quote(Uri))
            .Append(", response=").Append(SipText.Quote(Response))
            .Append(", algorithm=").Append(DigestHash.Name(Algorithm));
        if (HasQop)
        {
            text.Append(", cnonce=").Append(SipText.Quote(ClientNonce)).Append(", qop=auth, nc=").Append(CountText);
        }

        return Opaque is null ? text.ToString() : text.Append(", opaque=").Append(SipText.Quote(Opaque)).ToString();
    }

    /// <summary>The count as its writer wrote it: its digits are hashed, also where they are upper case.</summary>
    private string? WrittenCount { get; init; }

    private string CountText => WrittenCount ?? NonceCount.ToString("x8", CultureInfo.InvariantCulture);
}
