using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Voice.Verbs.Dialing;

/// <summary>Finds out how the nouns of a Dial are rung, and writes down what is wrong with them.</summary>
internal sealed class DialPlanner(OutboundRoutes routes, CallerIds callerIds)
{
    /// <summary>A plan a noun, in order.</summary>
    public async ValueTask<ImmutableArray<DialPlan>> PlanAsync(DialVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        if (verb.Targets.IsEmpty)
        {
            await context.Call.Notifier.ReportAsync(ErrorCatalogue.DialNoTarget, $"Dial (line {verb.Line}) names nobody to dial.", isWarning: true);
            return [];
        }

        var from = verb.CallerId ?? context.Call.Record.From;
        if (!IsCallerId(from) || !(IsOfThisCall(from, context) || await callerIds.MayUseAsync(context.Call.Record.AccountSid, from, cancellationToken)))
        {
            await context.Call.Notifier.ReportAsync(ErrorCatalogue.DialCallerIdInvalid, $"Dial (line {verb.Line}): '{from}' is no caller id that may be shown.", isWarning: true);
            return [];
        }

        var plans = ImmutableArray.CreateBuilder<DialPlan>(verb.Targets.Length);
        foreach (var target in verb.Targets)
        {
            plans.Add(await PlanAsync(target, PhoneNumbers.Normalize(from) ?? from, context, cancellationToken));
        }

        return plans.ToImmutable();
    }

    private static bool IsCallerId(string from) => from.Length is > 0 and <= 256 && !from.Any(c => char.IsControl(c) || c is '<' or '>' or '"');

    private static bool IsOfThisCall(string from, VerbContext context) => from == context.Call.Record.From || from == context.Call.Record.To;

    private static OutboundAddress Address(DialTarget target, string from, VerbContext context)
    {
        var call = context.Call.Record;
        var plain = new OutboundAddress(call.AccountSid, "", from, call.CallerName, null, null, [], context.Call.Facts.InsideHops);
        return target switch
        {
            NumberTarget number => plain with { To = PhoneNumbers.Normalize(number.PhoneNumber) ?? number.PhoneNumber },
            SipTarget sip => plain with { To = WithScheme(sip.Uri), Username = sip.Username, Password = sip.Password },
            ClientTarget client => plain with
            {
                To = "client:" + client.Identity,
                Headers = [.. client.Parameters.Select(p => KeyValuePair.Create("X-" + p.Key, p.Value))],
            },
            _ => plain,
        };
    }

    private static string WithScheme(string uri) =>
        uri.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) || uri.StartsWith("sips:", StringComparison.OrdinalIgnoreCase) ? uri : "sip:" + uri;

    private async ValueTask<DialPlan> PlanAsync(DialTarget target, string from, VerbContext context, CancellationToken cancellationToken)
    {
        var address = Address(target, from, context);
        switch (await routes.FindAsync(address, cancellationToken))
        {
            case OutboundRoute.Reachable reachable:
                return new DialPlan(target, address.To, from, reachable.Invites, CallStatus.Failed);
            case OutboundRoute.Unreachable unreachable:
                await context.Call.Notifier.ReportAsync(unreachable.Error, $"Dial (line {target.Line}): {unreachable.Detail}", isWarning: true);
                return new DialPlan(target, address.To, from, [], CallStatus.Failed);
            default:
                return new DialPlan(target, address.To, from, [], CallStatus.NoAnswer);
        }
    }
}
