using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Identity;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Voice.Calls.Outgoing;

/// <summary>Rings phones: outside by SIP, numbers of this server inside the process.</summary>
internal sealed class Dialler(SipSide sip, ISidSource sids, IOptions<VoiceOptions> options)
{
    /// <summary>Rings one phone or several at once, all with one offer.</summary>
    public IInviteSession Place(ImmutableArray<OutboundInvite> invites, ReadOnlyMemory<byte> offer, IInviteSessionObserver leg) =>
        InviteFork.Place(invites, (invite, observer) => PlaceOne(invite with { Sip = invite.Sip with { Body = offer } }, observer), leg);

    private IInviteSession PlaceOne(OutboundInvite invite, IInviteSessionObserver observer)
    {
        if (invite.InsideHops == 0)
        {
            return sip.UserAgent().Invite(invite.Sip, observer);
        }

        var callId = sids.New<CallSid>() + "@inside";
        ImmutableArray<SipHeader> headers =
        [
            new("From", invite.Sip.From.ToString()),
            new("To", (invite.Sip.To ?? new NameAddress { Uri = invite.Sip.RequestUri }).ToString()),
            new("Call-ID", callId),
            .. invite.Sip.Headers,
        ];
        var request = new SipRequest("INVITE", invite.Sip.RequestUri, new SipHeaders(headers), ToLocal(invite.Sip.Body));
        return InsideSession.Call(request, callId, invite.InsideHops, observer, sip.Application());
    }

    /// <summary>The address that phones outside are told may not be reachable from here (a NAT's other side): inside, audio goes to where the sockets are.</summary>
    private ReadOnlyMemory<byte> ToLocal(ReadOnlyMemory<byte> description) =>
        options.Value.LocalMediaHost is not { Length: > 0 } local
            ? description
            : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(description.Span)
                .Replace($" {options.Value.AdvertisedHost}\r\n", $" {local}\r\n", StringComparison.Ordinal));
}
