using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Sip.InstantMessages;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Voice.Documents;
using WorkDistribution.Voice.Documents.Markup;
using WorkDistribution.Voice.Messages.Gateways;
using WorkDistribution.Voice.Numbers;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Voice.Messages.Incoming;

/// <summary>Messages that come in as SIP MESSAGE: text is the message, a picture, sound or film is its media. A trunk reaches every number, a user of a SIP domain those of its account.</summary>
internal sealed class SipMessageIntake(IMessageIntake intake, NumberFinder numbers)
{
    private const int LongestText = 16_384;

    private static readonly SipHeader Accept = new("Accept", "text/plain, image/*, audio/*, video/*");
    private static readonly SipHeader RetryAfter = new("Retry-After", "10");

    /// <summary>Takes one in.</summary>
    public async ValueTask<MessageAnswer> TakeAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var request = message.Request;
        var type = ContentTypeHeader.Parse(request.Headers.Get("Content-Type") ?? "text/plain");
        if ((type.MediaType != "text/plain" && !type.IsMedia) || request.Headers.Get("Content-Encoding") is { Length: > 0 })
        {
            // Also "is composing" (RFC 3994), which must never be shown as a message.
            return new MessageAnswer(415, [Accept]);
        }

        if (!type.IsMedia && request.Body.Length > LongestText)
        {
            return new MessageAnswer(413);
        }

        var caller = Caller.From(request, message.Identity);
        var text = new ReceivedText
        {
            Gateway = "sip",
            From = caller.Address,
            To = await numbers.FindAsync(request, cancellationToken) is { } number ? number.PhoneNumber : request.RequestUri.User ?? "",
            Body = type.IsMedia ? "" : DocumentText.Decode(request.Body.Span, type.Charset).TrimEnd('\0'),
            Media = type.IsMedia ? [new MessageAttachment(type.MediaType, null, request.Body)] : [],
            Within = message.AccessTag is SipDomain domain ? domain.AccountSid : null,
            Parameters = Facts(message, caller),
        };
        return await intake.ReceiveAsync(text, cancellationToken) switch
        {
            IntakeOutcome.Kept => new MessageAnswer(200),
            IntakeOutcome.Busy => new MessageAnswer(503, [RetryAfter]),
            IntakeOutcome.NotAllowed => new MessageAnswer(403),
            _ => new MessageAnswer(404),
        };
    }

    /// <summary>As a call's parameters name them.</summary>
    private static ImmutableArray<KeyValuePair<string, string>> Facts(IncomingMessage message, Caller caller)
    {
        var facts = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        if (message.AccessTag is SipDomain domain)
        {
            facts.Add(new("SipDomain", domain.DomainName));
            facts.Add(new("SipDomainSid", domain.Sid.Value));
        }

        if (message.Identity is { } identity)
        {
            facts.Add(new("SipUsername", identity.UserName));
        }

        facts.Add(new("SipSourceIp", message.Remote.Address.ToString()));
        facts.AddRange(caller.Headers.Select(static header => KeyValuePair.Create("SipHeader_" + header.Key, header.Value)));
        return facts.ToImmutable();
    }
}
