using System.Collections.Immutable;
using System.Security;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transfers;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Verbs;
using WorkDistribution.Voice.Verbs.Dialing;

namespace WorkDistribution.Voice.Transfers;

/// <summary>Blind transfers: the one who stays follows the document at referUrl, or is connected to the address asked for where the operator lets phones do that.</summary>
internal sealed class BlindTransfers(CallRegistry registry, IOptions<VoiceOptions> options)
{
    /// <summary>The joiner of attended transfers of a Dial; null when phones may not transfer at all.</summary>
    public AttendedTransfers? DeskOf(DialVerb verb, VerbContext context) =>
        verb.ReferUrl is not null || options.Value.PhonesMayTransfer ? new AttendedTransfers(registry, context) : null;

    /// <summary>Carries one out.</summary>
    /// <param name="verb">The Dial.</param>
    /// <param name="referred">Who asks for what.</param>
    /// <param name="callee">The callee of the conversation.</param>
    /// <param name="context">Where the Dial runs.</param>
    /// <returns>What follows the Dial.</returns>
    public async Task<VerbOutcome> RunAsync(DialVerb verb, ConversationOutcome.Referred referred, CallSession callee, VerbContext context)
    {
        var clock = context.Call.Services.Clock;
        var instructions = Instructions(verb, referred.Refer, context);
        if (referred.By == callee)
        {
            context.Call.Transfer = new TransferReport(referred.Refer, callee.Leg, clock);
            return new VerbOutcome.Go(DocumentAddress.From(instructions));
        }

        var report = new TransferReport(referred.Refer, context.Leg, clock);
        callee.Transfer = report;
        registry.Track(context.RunOnItsOwnAsync(callee, instructions));
        await report.Told;
        return new VerbOutcome.End(TransferReport.Transferred);
    }

    private CallInstructions Instructions(DialVerb verb, IReferRequest refer, VerbContext context)
    {
        if (verb.ReferUrl is not { } url)
        {
            return new CallInstructions { Document = $"<Response><Dial>{Noun(refer.ReferTo.Uri, context)}</Dial></Response>" };
        }

        ImmutableArray<KeyValuePair<string, string>> parameters = [new("ReferTransferTarget", refer.ReferTo.Uri.ToString())];
        return new CallInstructions
        {
            Url = context.ResolveTemplate(url, parameters),
            Method = verb.ReferMethod,
            Parameters = refer.ReferredBy is { } by ? parameters.Add(new("ReferredBy", by.Uri.ToString())) : parameters,
        };
    }

    /// <summary>An address of this server is a number or a registered user; any other is called as it is.</summary>
    private string Noun(SipUri target, VerbContext context)
    {
        var user = Uri.UnescapeDataString(target.User ?? "");
        var isHere = target.Host.Equals(options.Value.AdvertisedHost, StringComparison.OrdinalIgnoreCase)
            || target.Host.Equals(context.Call.Facts.Domain?.DomainName, StringComparison.OrdinalIgnoreCase);
        if (isHere || target.Scheme == "tel")
        {
            return user.Length > 0 && user.All(static c => char.IsAsciiDigit(c) || c is '+' or '-' or '.')
                ? $"<Number>{SecurityElement.Escape(user)}</Number>"
                : $"<Client>{SecurityElement.Escape(user)}</Client>";
        }

        return $"<Sip>{SecurityElement.Escape(target.ToString())}</Sip>";
    }
}
