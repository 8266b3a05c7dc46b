using System.Collections.Immutable;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.Transfers;
using WorkDistribution.Voice.Verbs.Queueing;

namespace WorkDistribution.Voice.Verbs.Dialing;

/// <summary>Dial: plans, rings, connects, and tells the result. The caller hears ringing meanwhile and goes on with the document afterwards.</summary>
internal sealed class DialExecutor(DialPlanner planner, DialRinger ringer, OutgoingCalls calls, IPromptLibrary prompts, ConferenceDial conferences, QueueDial queues, BlindTransfers transfers) : VerbExecutor<DialVerb>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(DialVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        if (verb.Targets.OfType<ConferenceTarget>().FirstOrDefault() is { } conference)
        {
            context.Call.Transfer?.Succeeded();
            return await conferences.RunAsync(verb, conference, context, cancellationToken);
        }

        if (verb.Targets.OfType<QueueTarget>().FirstOrDefault() is { } queue)
        {
            context.Call.Transfer?.Succeeded();
            return await queues.RunAsync(verb, queue, context, cancellationToken);
        }

        context.Call.AnswersOnBridge |= verb.AnswerOnBridge;
        if (!verb.AnswerOnBridge && await context.AnswerAsync(cancellationToken) is null)
        {
            return VerbOutcome.Next.Verb;
        }

        var plans = await planner.PlanAsync(verb, context, cancellationToken);
        var recording = verb.Record is DialRecordMode.FromRinging or DialRecordMode.FromRingingDual ? DialRecording.Start(verb, context) : null;
        var result = await RingAsync(verb, plans, context, cancellationToken);
        var connection = new DialConnection(false, recording);
        if (result.Winner is { } callee)
        {
            connection = await ConnectAsync(verb, callee, recording, context, cancellationToken);
        }
        else
        {
            context.Call.Transfer?.Failed(result.Tried?.Leg.State.End?.SipStatus is { } status and >= 300 ? status : 480);
        }

        await DialRecording.StopAsync(connection.Recording);
        if (connection.Next is { } next)
        {
            return next;
        }

        // A redirect discards the result; a hang-up still tells it.
        if (cancellationToken.IsCancellationRequested && !context.Leg.Gone.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }

        return verb.Action is null
            ? VerbOutcome.Next.Verb
            : context.Submit(verb.Action, verb.Method, Result(result, connection));
    }

    private static ImmutableArray<KeyValuePair<string, string>> Result(DialResult result, DialConnection connection)
    {
        var status = result.Winner is null ? result.Status : CallStatus.Completed;
        List<KeyValuePair<string, string>> parameters =
        [
            new("DialCallStatus", status.ToWire()),
            new("DialBridged", connection.Connected ? "true" : "false"),
        ];
        if (result.Tried is { } tried)
        {
            parameters.Add(new("DialCallSid", tried.Record.Sid.Value));
            AddSip(parameters, tried, result.Winner is not null);
        }

        if (result.Winner is { } callee)
        {
            parameters.Add(new("DialCallDuration", (callee.Record.Duration ?? 0).ToWire()));
        }

        return [.. parameters, .. DialRecording.ToParameters(connection.Recording)];
    }

    private static void AddSip(List<KeyValuePair<string, string>> parameters, CallSession tried, bool answered)
    {
        if (tried.Facts.SipCallId.Length > 0)
        {
            parameters.Add(new("DialSipCallId", tried.Facts.SipCallId));
        }

        var status = answered ? 200 : tried.Leg.State.End?.SipStatus;
        if (status is { } code)
        {
            parameters.Add(new("DialSipResponseCode", code.ToWire()));
        }
    }

    private async Task<DialResult> RingAsync(DialVerb verb, ImmutableArray<DialPlan> plans, VerbContext context, CancellationToken cancellationToken)
    {
        var together = verb.Sequential ? plans.Max(p => p.Invites.Length) : plans.Sum(p => p.Invites.Length);
        var tone = verb.RingTone.Length == 0 ? prompts.Tone(StandardTone.Ringback) : prompts.RingTone(verb.RingTone);
        await using var ringback = new DialRingback(context.Leg, tone, together == 1 && verb.RingTone.Length == 0);
        return await ringer.RingAsync(verb, plans, ringback, context, cancellationToken);
    }

    private async Task<DialConnection> ConnectAsync(
        DialVerb verb,
        CallSession callee,
        ActiveRecording? recording,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        try
        {
            if (await context.AnswerAsync(cancellationToken) is not { } caller)
            {
                callee.Leg.End(LegEndRequest.HangUp);
                await callee.Leg.Ended;
                return new DialConnection(false, recording);
            }

            context.Call.Transfer?.Succeeded();
            recording ??= DialRecording.Start(verb, context);
            var conversation = new DialConversation(context.Call, caller, callee, verb.HangupOnStar, transfers.DeskOf(verb, context));
            switch (await conversation.RunAsync(cancellationToken))
            {
                case ConversationOutcome.CalleeRedirected redirected when redirected.Callee.Redirects.Take() is { } elsewhere:
                    calls.Track(context.RunOnItsOwnAsync(redirected.Callee, elsewhere));
                    break;
                case ConversationOutcome.CallerTaken:
                    await context.Leg.Ended;
                    break;
                case ConversationOutcome.Referred referred:
                    await DialRecording.StopAsync(recording);
                    return new DialConnection(true, recording, await transfers.RunAsync(verb, referred, conversation.Callee, context));
                default:
                    break;
            }

            return new DialConnection(true, recording);
        }
        catch (OperationCanceledException)
        {
            // The caller has gone or is led elsewhere; the callee must not outlive that.
            callee.Leg.End(LegEndRequest.HangUp);
            await callee.Leg.Ended;
            return new DialConnection(true, recording);
        }
    }
}
