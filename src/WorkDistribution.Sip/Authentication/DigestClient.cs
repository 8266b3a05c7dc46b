using System.Collections.Immutable;
using System.Security.Cryptography;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Authentication;

/// <summary>Answers challenges with one user's credentials and remembers them for later requests of the same session (RFC 3261 section 22.2 and 22.3).
/// Belongs to one session; not safe from several threads.</summary>
public sealed class DigestClient
{
    private const int MostRealms = 8;

    private readonly SipCredentials _credentials;
    private readonly Func<string> _newClientNonce;
    private readonly Dictionary<(string Header, string Realm), Session> _sessions = [];

    /// <summary>With a user's credentials.</summary>
    public DigestClient(SipCredentials credentials)
        : this(credentials, static () => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)))
    {
    }

    internal DigestClient(SipCredentials credentials, Func<string> newClientNonce)
    {
        _credentials = credentials;
        _newClientNonce = newClientNonce;
    }

    /// <summary>Takes the challenges of a 401 or 407 and, when they can be answered, puts the credentials into a request.</summary>
    /// <param name="failed">The request that was challenged, as sent.</param>
    /// <param name="response">The 401 or 407.</param>
    /// <param name="headers">The request's headers with credentials for every challenging realm; Via and CSeq are left to the caller to renew.</param>
    /// <returns>false when there is no challenge that can be answered, or when the same credentials were just refused: the password is wrong.
    /// A server that says stale=true for ever is the caller's to give up on: two answers per request are enough.</returns>
    public bool TryAuthorize(SipRequest failed, SipResponse response, out SipHeaders headers)
    {
        headers = failed.Headers;
        var (asking, answering) = response.StatusCode switch
        {
            401 => ("WWW-Authenticate", "Authorization"),
            407 => ("Proxy-Authenticate", "Proxy-Authorization"),
            _ => ("", ""),
        };

        var best = new Dictionary<string, DigestChallenge>();
        foreach (var value in response.Headers.GetAll(asking))
        {
            if (DigestChallenge.TryParse(value, out var challenge)
                && (challenge.Qop.IsEmpty || challenge.Qop.Contains("auth"))
                && (!best.TryGetValue(challenge.Realm, out var other) || challenge.Algorithm > other.Algorithm))
            {
                best[challenge.Realm] = challenge;
            }
        }

        if (best.Count is 0 or > MostRealms || best.Values.Any(c => !c.Stale && WasRefused(failed, answering, c)))
        {
            return false;
        }

        foreach (var (realm, challenge) in best)
        {
            if (_sessions.Count >= MostRealms && !_sessions.ContainsKey((answering, realm)))
            {
                return false;
            }

            _sessions[(answering, realm)] = new Session(challenge);
        }

        headers = Authorize(failed.Method, failed.RequestUri, failed.Headers);
        return true;
    }

    /// <summary>Headers with credentials for the realms that have challenged this session; earlier credentials are replaced. Unchanged when none has.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="requestUri">Its Request-URI.</param>
    /// <param name="headers">Its headers.</param>
    public SipHeaders Authorize(string method, SipUri requestUri, SipHeaders headers)
    {
        if (_sessions.Count == 0)
        {
            return headers;
        }

        var added = ImmutableArray.CreateBuilder<SipHeader>(_sessions.Count);
        foreach (var ((name, _), session) in _sessions)
        {
            added.Add(new SipHeader(name, session.Next(_credentials, method, requestUri.ToString(), _newClientNonce).ToString()));
        }

        return headers.Without("Authorization").Without("Proxy-Authorization").WithRange(added.DrainToImmutable());
    }

    /// <summary>Whether the request carried a first answer to a challenge of the realm. Credentials with a higher count were accepted before: their nonce
    /// has just become old, even where the server does not say stale=true.</summary>
    private static bool WasRefused(SipRequest failed, string answering, DigestChallenge challenge)
    {
        foreach (var value in failed.Headers.GetAll(answering))
        {
            if (DigestAuthorization.TryParse(value, out var sent) && sent.Realm == challenge.Realm)
            {
                return sent.NonceCount <= 1;
            }
        }

        return false;
    }

    private sealed class Session(DigestChallenge challenge)
    {
        private uint _count;

        public DigestAuthorization Next(SipCredentials credentials, string method, string uri, Func<string> newClientNonce)
        {
            var hasQop = !challenge.Qop.IsEmpty;
            var authorization = new DigestAuthorization
            {
                UserName = credentials.UserName,
                Realm = challenge.Realm,
                Nonce = challenge.Nonce,
                Uri = uri,
                Response = "",
                Algorithm = challenge.Algorithm,
                HasQop = hasQop,
                ClientNonce = hasQop ? newClientNonce() : "",
                NonceCount = hasQop ? ++_count : 0,
                Opaque = challenge.Opaque,
            };
            return authorization with { Response = authorization.Expected(credentials.Password, method) };
        }
    }
}
