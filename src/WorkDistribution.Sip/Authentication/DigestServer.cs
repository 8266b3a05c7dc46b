using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Authentication;

/// <summary>Challenges requests and checks their credentials (RFC 3261 section 22, RFC 8760). Safe from any thread.</summary>
/// <remarks>
/// REGISTER is challenged as by a registrar (401, WWW-Authenticate), everything else as by a proxy (407, Proxy-Authenticate). The uri field is hashed as the client
/// wrote it and not compared with the Request-URI: proxies rewrite that one, and several programs write another; what prevents replay is the nonce count.
/// </remarks>
public sealed class DigestServer
{
    private readonly DigestServerOptions _options;
    private readonly DigestNonces _nonces;
    private readonly string _decoy;

    /// <summary>With a key of its own: nonces issued before a restart are stale after it.</summary>
    public DigestServer(DigestServerOptions options, TimeProvider clock)
        : this(options, clock, RandomNumberGenerator.GetBytes(32))
    {
    }

    /// <summary>With a given key.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="key">Signs the nonces; 32 random bytes.</param>
    public DigestServer(DigestServerOptions options, TimeProvider clock, ReadOnlySpan<byte> key)
    {
        _options = options;
        _nonces = new DigestNonces(options, clock, key);
        _decoy = Convert.ToHexStringLower(HMACSHA256.HashData(key, "decoy"u8));
    }

    /// <summary>Nonces in use.</summary>
    public int NoncesInUse => _nonces.Remembered;

    /// <summary>The status that carries a challenge to a method.</summary>
    public static int ChallengeStatus(string method) => method == SipMethods.Register ? 401 : 407;

    /// <summary>The header fields that challenge a request, one for each algorithm in the order of the options: a client takes the first it knows.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="realm">The realm.</param>
    /// <param name="stale">Whether only the nonce was wrong.</param>
    public ImmutableArray<SipHeader> Challenge(string method, string realm, bool stale)
    {
        var name = method == SipMethods.Register ? "WWW-Authenticate" : "Proxy-Authenticate";
        var challenge = new DigestChallenge { Realm = realm, Nonce = _nonces.Issue(), Qop = ["auth"], Stale = stale };
        return [.. _options.Algorithms.Select(a => new SipHeader(name, (challenge with { Algorithm = a }).ToString()))];
    }

    /// <summary>The whole challenge to a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="realm">The realm.</param>
    /// <param name="outcome">What its credentials came to.</param>
    /// <param name="toTag">The tag of the response's To.</param>
    public SipResponse Refuse(SipRequest request, string realm, DigestOutcome outcome, string? toTag) => SipResponses.Create(
        request, ChallengeStatus(request.Method), null, toTag, Challenge(request.Method, realm, outcome == DigestOutcome.Stale));

    /// <summary>Checks a request's credentials for a realm.</summary>
    /// <param name="request">The request.</param>
    /// <param name="realm">The realm it was or would be challenged with.</param>
    /// <param name="policy">Knows the passwords.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public async ValueTask<DigestResult> CheckAsync(SipRequest request, string realm, ISipAccessPolicy policy, CancellationToken cancellationToken)
    {
        if (FindCredentials(request, realm) is not { } given)
        {
            return new(DigestOutcome.Missing, null);
        }

        // An unknown user costs the same hashing and comparing as a known one.
        var password = await policy.FindPasswordAsync(realm, given.UserName, cancellationToken);
        var expected = Encoding.ASCII.GetBytes(given.Expected(password ?? _decoy, request.Method));
        var right = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given.Response.ToLowerInvariant()), expected) & password is not null;
        if (!right)
        {
            return new(DigestOutcome.Wrong, null);
        }

        // Only a right password makes a nonce remembered, and only its owner learns that it was stale.
        return _nonces.TryUse(given.Nonce, given.HasQop ? given.NonceCount : 1)
            ? new(DigestOutcome.Accepted, new SipIdentity(realm, given.UserName))
            : new(DigestOutcome.Stale, null);
    }

    private DigestAuthorization? FindCredentials(SipRequest request, string realm)
    {
        foreach (var field in request.Headers)
        {
            if (field.Name is "Authorization" or "Proxy-Authorization"
                && DigestAuthorization.TryParse(field.Value, out var given)
                && _options.Algorithms.Contains(given.Algorithm)
                && string.Equals(given.Realm, realm, StringComparison.OrdinalIgnoreCase))
            {
                return given;
            }
        }

        return null;
    }
}
