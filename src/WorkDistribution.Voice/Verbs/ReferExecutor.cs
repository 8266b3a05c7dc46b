using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transfers;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Refer: asks the caller's side to call somebody else itself, and waits for what becomes of it. Who was transferred usually hangs up here: the action is told then too.</summary>
internal sealed class ReferExecutor(IOptions<VoiceOptions> options, TimeProvider clock) : VerbExecutor<ReferVerb>
{
    /// <summary>How long the far end's new call may take to be told of.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(ReferVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        if (await context.AnswerAsync(cancellationToken) is null || !SipUri.TryParse(verb.Uri, out var target))
        {
            return VerbOutcome.Next.Verb;
        }

        var referral = context.Leg.Refer(new OutgoingRefer(target, Own(context.Call.Record), []));
        int? answer = null;
        int? told = null;
        if (referral is not null)
        {
            (answer, told) = await FollowAsync(referral, context.Leg, cancellationToken);
        }

        if (cancellationToken.IsCancellationRequested && !context.Leg.Gone.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }

        return verb.Action is null ? VerbOutcome.Next.Verb : context.Submit(verb.Action, verb.Method, Result(answer, told, context.Leg));
    }

    private static ImmutableArray<KeyValuePair<string, string>> Result(int? answer, int? told, CallLeg leg)
    {
        var status = answer is not (>= 200 and < 300) ? "failed"
            : told is >= 200 and < 300 ? "completed"
            : told is { } refusal and >= 300 ? CallMachine.FromRefusal(refusal).ToWire()
            : leg.Gone.IsCancellationRequested ? "completed" // accepted, and the far end took leave without a last word
            : "no-answer";
        ImmutableArray<KeyValuePair<string, string>> result = [new("ReferCallStatus", status)];
        if (answer is { } code)
        {
            result = result.Add(new("ReferSipResponseCode", code.ToWire()));
        }

        return told is { } last ? result.Add(new("NotifySipResponseCode", last.ToWire())) : result;
    }

    private async Task<(int? Answer, int? Told)> FollowAsync(LegReferral referral, CallLeg leg, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            if (await referral.Answered.WaitAsync(either.Token) is >= 200 and < 300)
            {
                await referral.Over.WaitAsync(either.Token);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested || leg.Gone.IsCancellationRequested || cancellationToken.IsCancellationRequested)
        {
            // What is known by now is what is told.
        }

        return (referral.Answered.IsCompletedSuccessfully ? referral.Answered.Result : null, referral.Last);
    }

    /// <summary>In whose name it is asked: our side of the call (RFC 3892).</summary>
    private SipUri Own(CallRecord call)
    {
        var address = call.Direction == CallDirection.Inbound ? call.To : call.From;
        return address.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) && SipUri.TryParse(address, out var uri)
            ? uri with { UriHeaders = "", Parameters = [] }
            : new SipUri { User = SipUri.EscapeUser(address), Host = options.Value.AdvertisedHost };
    }
}
