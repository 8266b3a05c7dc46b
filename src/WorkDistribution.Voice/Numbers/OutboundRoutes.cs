using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Paging;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Outgoing;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Voice.Numbers;

/// <summary>How outgoing addresses are reached: numbers by a trunk, SIP addresses directly, clients at their registered phones.</summary>
internal sealed class OutboundRoutes(IOptions<VoiceOptions> options, SipSide sip, ISipDomainStore domains, NumberFinder numbers)
{
    private const int MaxHeaderValue = 1024;

    /// <summary>Numbers of this server that dial one another: this many calls from inside, and no more.</summary>
    private const int MaxInsideHops = 5;

    /// <summary>The route to an address.</summary>
    public async ValueTask<OutboundRoute> FindAsync(OutboundAddress address, CancellationToken cancellationToken)
    {
        if (address.To.StartsWith("client:", StringComparison.OrdinalIgnoreCase))
        {
            return await ToClientAsync(address, address.To["client:".Length..], cancellationToken);
        }

        if (address.To.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) || address.To.StartsWith("sips:", StringComparison.OrdinalIgnoreCase))
        {
            return await ToSipAsync(address, cancellationToken);
        }

        return await ToNumberAsync(address, cancellationToken);
    }

    private static ImmutableArray<SipHeader> Headers(IEnumerable<KeyValuePair<string, string>> wanted)
    {
        var headers = ImmutableArray.CreateBuilder<SipHeader>();
        foreach (var (name, value) in wanted)
        {
            var allowed = name.StartsWith("X-", StringComparison.OrdinalIgnoreCase) || name.Equals("User-to-User", StringComparison.OrdinalIgnoreCase) || name.Equals("Replaces", StringComparison.OrdinalIgnoreCase);
            if (allowed && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && value.Length <= MaxHeaderValue && !value.Any(char.IsControl))
            {
                headers.Add(new SipHeader(name, value));
            }
        }

        return headers.ToImmutable();
    }

    private static IEnumerable<KeyValuePair<string, string>> ParseUriHeaders(string text)
    {
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                yield return KeyValuePair.Create(Uri.UnescapeDataString(pair[..equals]), Uri.UnescapeDataString(pair[(equals + 1)..]));
            }
        }
    }

    private async ValueTask<OutboundRoute> ToSipAsync(OutboundAddress address, CancellationToken cancellationToken)
    {
        if (!SipUri.TryParse(address.To, out var uri) || uri.Host.Length == 0)
        {
            return new OutboundRoute.Unreachable(ErrorCatalogue.DialSipInvalid, $"'{address.To}' is no SIP address.");
        }

        // A user of one of the account's own domains is reached where the phone is registered: such a domain need not be known to the DNS.
        if (uri is { User: { Length: > 0 } user, Port: null }
            && await domains.FindByNameAsync(uri.Host.ToLowerInvariant(), cancellationToken) is { } domain
            && domain.AccountSid == address.AccountSid)
        {
            return ToPhones(ToUser(address with { Headers = [.. ParseUriHeaders(uri.UriHeaders), .. address.Headers] }, domain, Uri.UnescapeDataString(user)));
        }

        var headers = Headers(ParseUriHeaders(uri.UriHeaders).Concat(address.Headers));
        return new OutboundRoute.Reachable([new OutboundInvite(Invite(address, uri with { UriHeaders = "" }, headers))]);
    }

    private async ValueTask<OutboundRoute> ToNumberAsync(OutboundAddress address, CancellationToken cancellationToken)
    {
        if (PhoneNumbers.Normalize(address.To) is not { } number)
        {
            return new OutboundRoute.Unreachable(ErrorCatalogue.DialNumberInvalid, $"'{address.To}' is no telephone number.");
        }

        return await numbers.FindAsync(number, cancellationToken) is { } own ? ToInside(address, own.PhoneNumber) : ToTrunk(address, number);
    }

    /// <summary>A number of this server: its own application takes the call, and nothing leaves the house.</summary>
    private OutboundRoute ToInside(OutboundAddress address, string number)
    {
        if (address.InsideHops >= MaxInsideHops)
        {
            return new OutboundRoute.Unreachable(ErrorCatalogue.ToUnreachable, $"{number} is called in a circle: numbers of this server that dial one another.");
        }

        var target = new SipUri { User = SipUri.EscapeUser(number), Host = options.Value.AdvertisedHost };
        return new OutboundRoute.Reachable([new OutboundInvite(Invite(address, target, Headers(address.Headers)), address.InsideHops + 1)]);
    }

    private OutboundRoute ToTrunk(OutboundAddress address, string number)
    {
        var trunks = options.Value.Trunks;
        var trunk = trunks.FirstOrDefault(t => t.IsDefault) ?? trunks.FirstOrDefault();
        if (trunk is null)
        {
            return new OutboundRoute.Unreachable(ErrorCatalogue.ToUnreachable, $"{number} cannot be reached: no trunk is set up.");
        }

        var transport = trunk.Transport == "tcp" ? ";transport=tcp" : "";
        if (!SipUri.TryParse($"sip:{number}@{trunk.Host}{transport}", out var uri))
        {
            return new OutboundRoute.Unreachable(ErrorCatalogue.ToUnreachable, $"Trunk {trunk.Name} has no usable host.");
        }

        var credentialed = address with { Username = trunk.Username, Password = trunk.Password };
        return new OutboundRoute.Reachable([new OutboundInvite(Invite(credentialed, uri, Headers(address.Headers)))]);
    }

    private async ValueTask<OutboundRoute> ToClientAsync(OutboundAddress address, string identity, CancellationToken cancellationToken)
    {
        var page = await domains.ListAsync(address.AccountSid, new PageRequest(PageRequest.MaxSize), cancellationToken);
        return ToPhones(page.Items.SelectMany(domain => ToUser(address, domain, identity)));
    }

    private static OutboundRoute ToPhones(IEnumerable<OutboundInvite> phones) =>
        phones.ToImmutableArray() is { IsEmpty: false } invites ? new OutboundRoute.Reachable(invites) : new OutboundRoute.NotRegistered();

    /// <summary>The phones at which a user of a domain is registered.</summary>
    private IEnumerable<OutboundInvite> ToUser(OutboundAddress address, SipDomain domain, string user) =>
        sip.Locations().Find($"{user}@{domain.DomainName}").Select(binding => new OutboundInvite(
            Invite(address, binding.Contact with { UriHeaders = "" }, Headers(address.Headers)) with
            {
                Destination = binding.Source,
                To = new NameAddress { Uri = new SipUri { User = SipUri.EscapeUser(user), Host = domain.DomainName } },
            }));

    private OutgoingInvite Invite(OutboundAddress address, SipUri target, ImmutableArray<SipHeader> headers) => new()
    {
        RequestUri = target,
        From = new NameAddress { DisplayName = address.CallerName ?? options.Value.DefaultCallerName, Uri = FromUri(address.From) },
        Body = ReadOnlyMemory<byte>.Empty,
        Credentials = address.Username is { Length: > 0 } user ? new SipCredentials(user, address.Password ?? "") : null,
        Headers = headers,
    };

    private SipUri FromUri(string from)
    {
        if (from.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) && SipUri.TryParse(from, out var uri))
        {
            return uri with { UriHeaders = "", Parameters = [] };
        }

        var user = from.StartsWith("client:", StringComparison.OrdinalIgnoreCase) ? from["client:".Length..] : from;
        return new SipUri { User = SipUri.EscapeUser(user), Host = options.Value.AdvertisedHost };
    }
}
