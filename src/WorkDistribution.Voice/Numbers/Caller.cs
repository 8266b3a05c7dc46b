using System.Collections.Immutable;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Voice.Numbers;

/// <summary>Who calls, as an INVITE says.</summary>
/// <param name="Address">E.164 number, or sip: URI.</param>
/// <param name="Name">The name shown; null when none.</param>
/// <param name="ForwardedFrom">The number that forwarded the call; null when none.</param>
/// <param name="Headers">X- headers.</param>
internal sealed record Caller(string Address, string? Name, string? ForwardedFrom, ImmutableArray<KeyValuePair<string, string>> Headers)
{
    private const int MaxHeaders = 50;

    /// <summary>Reads an INVITE. A sender that proved who it is is taken by that, not by what its From says.</summary>
    public static Caller From(SipRequest invite, SipIdentity? identity)
    {
        var from = NameAddress.TryParse(invite.Headers.Get("P-Asserted-Identity") ?? invite.Headers.Get("From") ?? "", out var parsed) ? parsed : null;
        var address = identity is not null
            ? $"sip:{identity.UserName}@{identity.Realm}"
            : from is null ? "anonymous" : Describe(from.Uri);
        var name = string.IsNullOrWhiteSpace(from?.DisplayName) ? null : from.DisplayName;
        return new Caller(address, name, Forwarder(invite), CustomHeaders(invite));
    }

    /// <summary>A URI as callers and called are shown: the number where it is one, else sip:user@host.</summary>
    public static string Describe(SipUri uri)
    {
        var user = Uri.UnescapeDataString(uri.User ?? "");
        if (PhoneNumbers.Normalize(user) is { } number)
        {
            return number;
        }

        return user.Length == 0 ? $"sip:{uri.Host}" : $"sip:{user}@{uri.Host}";
    }

    private static string? Forwarder(SipRequest invite) =>
        invite.Headers.Get("Diversion") is { } diversion && NameAddress.TryParse(diversion, out var address) ? Describe(address.Uri) : null;

    private static ImmutableArray<KeyValuePair<string, string>> CustomHeaders(SipRequest invite)
    {
        var headers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var header in invite.Headers)
        {
            if (header.Name.StartsWith("X-", StringComparison.OrdinalIgnoreCase) && headers.Count < MaxHeaders)
            {
                headers.Add(KeyValuePair.Create(header.Name, header.Value));
            }
        }

        return headers.ToImmutable();
    }
}
