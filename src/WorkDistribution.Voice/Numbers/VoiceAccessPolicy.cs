using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transport;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Voice.Numbers;

/// <summary>Who may call and register: trusted trunks without credentials, users of SIP domains with them, nobody else.</summary>
internal sealed class VoiceAccessPolicy(TrustedNetworks trusted, ISipDomainStore domains) : ISipAccessPolicy
{
    private const int Forbidden = 403;
    private static readonly string[] Scanners = ["friendly-scanner", "sipvicious", "sipcli", "sip-scan", "sundayddr", "pplsip", "vaxsipuseragent"];

    /// <inheritdoc/>
    public async ValueTask<SipAccess> DecideAsync(ReceivedMessage received, CancellationToken cancellationToken)
    {
        if (received.Message is not SipRequest request)
        {
            return new SipAccess.Ignore();
        }

        if (IsScanner(request.Headers.Get("User-Agent")))
        {
            return new SipAccess.Ignore();
        }

        // A registration is a claim to an identity: it is proved also from a trusted network.
        if (request.Method == "REGISTER")
        {
            return await FindDomainAsync(HostOf(request, "To"), cancellationToken) is { SipRegistration: true } home
                ? new SipAccess.Challenge(home.DomainName, home)
                : new SipAccess.Refuse(Forbidden);
        }

        if (trusted.Contains(received.Remote.Address))
        {
            return new SipAccess.Allow();
        }

        var domain = await FindDomainAsync(request.RequestUri.Host, cancellationToken)
            ?? await FindDomainAsync(HostOf(request, "From"), cancellationToken)
            ?? await FindDomainAsync(HostOf(request, "To"), cancellationToken);
        return domain is null ? new SipAccess.Refuse(Forbidden) : new SipAccess.Challenge(domain.DomainName, domain);
    }

    /// <inheritdoc/>
    public ValueTask<string?> FindPasswordAsync(string realm, string userName, CancellationToken cancellationToken) =>
        domains.FindPasswordAsync(realm.ToLowerInvariant(), userName, cancellationToken);

    private static bool IsScanner(string? userAgent)
    {
        if (userAgent is null)
        {
            return false;
        }

        foreach (var scanner in Scanners)
        {
            if (userAgent.Contains(scanner, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string? HostOf(SipRequest request, string header) =>
        NameAddress.TryParse(request.Headers.Get(header) ?? "", out var address) ? address.Uri.Host : null;

    private ValueTask<SipDomain?> FindDomainAsync(string? host, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(host) ? ValueTask.FromResult<SipDomain?>(null) : domains.FindByNameAsync(host.ToLowerInvariant(), cancellationToken);
}
