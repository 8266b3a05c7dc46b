using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Calls.MachineDetection;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Dialing;

/// <summary>Rings phones, all together or noun after noun, until one answers and has heard its whisper; the others are cancelled.</summary>
internal sealed class DialRinger(OutgoingCalls calls)
{
    private static readonly LegEndRequest NotWanted = new("dial-over", CallStatus.Canceled);
    private static readonly DialResult Nobody = new(null, CallStatus.Failed, null);

    /// <summary>Rings. When this ends at most the winner is left.</summary>
    public async Task<DialResult> RingAsync(DialVerb verb, IReadOnlyList<DialPlan> plans, DialRingback ringback, VerbContext context, CancellationToken cancellationToken)
    {
        if (!verb.Sequential)
        {
            return await RingTogetherAsync(verb, plans, ringback, context, cancellationToken);
        }

        var result = Nobody;
        foreach (var plan in plans)
        {
            result = result.Or(await RingTogetherAsync(verb, [plan], ringback, context, cancellationToken));
            if (result.Winner is not null || cancellationToken.IsCancellationRequested)
            {
                break;
            }
        }

        return result;
    }

    private async Task<DialResult> RingTogetherAsync(DialVerb verb, IReadOnlyList<DialPlan> plans, DialRingback ringback, VerbContext context, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var result = Nobody;
        List<Task<DialResult>> ringing = [];
        foreach (var plan in plans)
        {
            if (plan.Invites.IsEmpty)
            {
                result = result.Or(new DialResult(null, plan.WithoutInvites, null));
            }
            else
            {
                ringback.Start();
                ringing.Add(AttemptAsync(verb, plan, ringback, context, stop.Token));
            }
        }

        while (ringing.Count > 0)
        {
            var ended = await Task.WhenAny(ringing);
            ringing.Remove(ended);
            var attempt = await ended;
            if (result.Winner is not null)
            {
                attempt.Winner?.Leg.End(NotWanted);
                continue;
            }

            result = result.Or(attempt);
            if (result.Winner is not null)
            {
                await stop.CancelAsync();
            }
        }

        return result;
    }

    private async Task<DialResult> AttemptAsync(DialVerb verb, DialPlan plan, DialRingback ringback, VerbContext context, CancellationToken cancellationToken)
    {
        var parent = context.Call.Record;
        var target = plan.Target;
        var callback = target.StatusCallback is { Length: > 0 } url
            ? new StatusCallback(context.Document.Resolve(url), target.StatusCallbackMethod, target.StatusCallbackEvents)
            : null;
        var limits = new LegLimits(verb.Timeout, verb.TimeLimit);
        var child = calls.TryCreate(new OutgoingCall(parent.AccountSid, plan.To, plan.From, parent.CallerName, CallDirection.OutboundDial, parent.Sid, limits, callback));
        if (child is null)
        {
            return Nobody;
        }

        calls.Track(child.CloseAsync());
        var isReady = false;
        await CallGuard.RunAsync(child, async () =>
        {
            await child.OpenAsync();
            await using var cancelled = cancellationToken.Register(() => child.Leg.End(NotWanted));
            calls.Place(child, plan.Invites);
            TellRinging(context.Call, child);
            isReady = await ringback.UntilPickedUpAsync(child.Leg) && await PrepareAsync(child, target, ringback, context);
        });
        if (isReady && !child.Leg.State.IsFinal)
        {
            return new DialResult(child, CallStatus.Completed, child);
        }

        child.Leg.End(NotWanted);
        await child.Leg.Ended;

        // Answered, but not willing to be connected: to the caller that is no answer.
        var status = child.Record.Status == CallStatus.Completed ? CallStatus.NoAnswer : child.Record.Status;
        return new DialResult(null, status, child);
    }

    /// <summary>Who transferred the caller here is told that it rings.</summary>
    private void TellRinging(CallSession caller, CallSession child)
    {
        if (caller.Transfer is { } report)
        {
            calls.Track(TellAsync());
        }

        async Task TellAsync()
        {
            await child.Leg.Alerted;
            if (!child.Leg.State.IsFinal)
            {
                report.Ringing();
            }
        }
    }

    /// <summary>What the one who answered gets before being connected: digits, then the whisper. The caller goes on hearing ringing. Who it is is found out meanwhile.</summary>
    private async Task<bool> PrepareAsync(CallSession child, DialTarget target, DialRingback ringback, VerbContext context)
    {
        if (target.MachineDetection is { } order && child.Leg.Media is { } answered)
        {
            var callback = order.Callback is { } told ? told with { Url = context.Document.Resolve(told.Url) } : null;
            calls.Track(MachineDetector.RunAsync(child, answered, order with { Callback = callback }, child.Leg.Gone));
        }

        if (target is NumberTarget { SendDigits: { Length: > 0 } digits } && child.Leg.Media is { } media)
        {
            ringback.Start();
            await media.SendDigitsAsync(digits, child.Leg.Gone);
        }

        if (target.Url is not { Length: > 0 } url)
        {
            return true;
        }

        ringback.Start();
        var whisper = new CallInstructions { Url = context.Document.Resolve(url), Method = target.Method };
        return await context.WhisperTo(child).RunAsync(whisper) is RunEnd.Finished;
    }
}
