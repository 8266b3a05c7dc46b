using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Media.Playback;
using WorkDistribution.Voice.CallQueues;
using WorkDistribution.Voice.CallQueues.Live;
using WorkDistribution.Voice.CallQueues.Tasks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.Verbs.Dialing;

namespace WorkDistribution.Voice.Verbs.Queueing;

/// <summary>Dial with a Queue: takes the caller at the front, waiting for one as long as the Dial may ring, or the caller of a reservation; connects; tells the result.</summary>
internal sealed class QueueDial(QueueDirectory directory, WaitingCalls waiting, CallTaskLink tasks, IPromptLibrary prompts, TimeProvider clock)
{
    /// <summary>Runs it.</summary>
    public async ValueTask<VerbOutcome> RunAsync(DialVerb verb, QueueTarget target, VerbContext context, CancellationToken cancellationToken)
    {
        if (await context.AnswerAsync(cancellationToken) is not { } media)
        {
            return VerbOutcome.Next.Verb;
        }

        var meeting = await MeetAsync(verb, target, context, media, cancellationToken);
        ActiveRecording? recording = null;
        TimeSpan? talked = null;
        if (meeting is { Caller: { } caller, Handoff: { } handoff })
        {
            recording = DialRecording.Start(verb, context);
            var began = clock.GetTimestamp();
            var end = await TalkAsync(verb, meeting, caller, handoff, media, context, cancellationToken);
            talked = clock.GetElapsedTime(began);
            if (meeting.Reservation is { } reservation)
            {
                tasks.Ended(reservation, PostWorkActivity(target), end, context.Call);
            }
        }

        await DialRecording.StopAsync(recording);

        // A redirect discards the result; a hang-up still tells it.
        if (cancellationToken.IsCancellationRequested && !context.Leg.Gone.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }

        return verb.Action is null ? VerbOutcome.Next.Verb : context.Submit(verb.Action, verb.Method, Result(meeting, talked, recording));
    }

    private static ActivitySid? PostWorkActivity(QueueTarget target) =>
        target.PostWorkActivitySid is { } written && Sid.TryParse<ActivitySid>(written, out var activity) ? activity : null;

    private static ImmutableArray<KeyValuePair<string, string>> Result(QueueMeeting meeting, TimeSpan? talked, ActiveRecording? recording)
    {
        List<KeyValuePair<string, string>> parameters =
        [
            new("DialCallStatus", (talked is null ? meeting.Status : CallStatus.Completed).ToWire()),
            new("DialBridged", talked is null ? "false" : "true"),
        ];
        if (meeting.CallSid is { } call)
        {
            parameters.Add(new("DialCallSid", call.Value));
        }

        if (meeting.QueueSid is { } queue)
        {
            parameters.Add(new("QueueSid", queue.Value));
        }

        if (talked is { } time)
        {
            parameters.Add(new("DialCallDuration", ((int)Math.Ceiling(time.TotalSeconds)).ToWire()));
        }

        return [.. parameters, .. DialRecording.ToParameters(recording)];
    }

    private async Task<ConversationEnd> TalkAsync(DialVerb verb, QueueMeeting meeting, LegMedia caller, Handoff handoff, LegMedia media, VerbContext context, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(verb.TimeLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        if (meeting is { Reservation: { } reservation, CallSid: { } call })
        {
            tasks.Bridged(reservation, call, context.Call);
        }

        return await QueueConversation.RunAsync(handoff, caller, media, OutAsync(context, either.Token), verb.HangupOnStar);
    }

    /// <summary>Ends when the one who dialled has hung up, is led elsewhere, or has talked for as long as it may.</summary>
    private static async Task<ConversationEnd> OutAsync(VerbContext context, CancellationToken over)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = over.Register(() => ended.TrySetResult());
        await ended.Task;
        return context.Call.Redirects.IsPending ? ConversationEnd.WorkerRedirected : ConversationEnd.WorkerHungUp;
    }

    /// <summary>Finds a caller and waits until it has heard its whisper; ringing is heard meanwhile.</summary>
    private async Task<QueueMeeting> MeetAsync(DialVerb verb, QueueTarget target, VerbContext context, LegMedia media, CancellationToken cancellationToken)
    {
        using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ringing = RingAsync(media, quiet.Token);
        try
        {
            return target.ReservationSid is { } reservation
                ? await MeetReservedAsync(reservation, target, context, cancellationToken)
                : await MeetFrontAsync(verb, target, context, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new QueueMeeting(CallStatus.Canceled);
        }
        finally
        {
            await quiet.CancelAsync();
            await ringing;
        }
    }

    private async Task RingAsync(LegMedia media, CancellationToken cancellationToken)
    {
        try
        {
            await media.PlayAsync(prompts.Tone(StandardTone.Ringback), 0, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Somebody is there, or nobody comes.
        }
    }

    private async Task<QueueMeeting> MeetFrontAsync(DialVerb verb, QueueTarget target, VerbContext context, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(context.Call.Record.AccountSid, target.Name, cancellationToken) is not { } queue)
        {
            await context.Call.Notifier.ReportAsync(ErrorCatalogue.DialNoTarget, $"Dial (line {target.Line}): there is no queue '{target.Name}'.", isWarning: true);
            return new QueueMeeting(CallStatus.Failed);
        }

        using var limit = new CancellationTokenSource(verb.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        while (true)
        {
            var handoff = NewHandoff(target, context, isForTask: false);
            if (await queue.AwaitAsync(new QueueClaim.Meet(handoff), either.Token) is not { } member)
            {
                cancellationToken.ThrowIfCancellationRequested();
                return new QueueMeeting(CallStatus.NoAnswer) { QueueSid = queue.Settings.Sid };
            }

            if (await WaitForCallerAsync(handoff, cancellationToken) is { } caller)
            {
                return new QueueMeeting(CallStatus.Completed) { QueueSid = queue.Settings.Sid, CallSid = member.CallSid, Handoff = handoff, Caller = caller };
            }
        }
    }

    private async Task<QueueMeeting> MeetReservedAsync(string written, QueueTarget target, VerbContext context, CancellationToken cancellationToken)
    {
        var line = target.Line;
        if (!Sid.TryParse<ReservationSid>(written, out var reservation))
        {
            await context.Call.Notifier.ReportAsync(ErrorCatalogue.DialQueueReservationInvalid, $"Dial (line {line}): '{written}' is no reservation.", isWarning: false);
            return new QueueMeeting(CallStatus.Failed);
        }

        // Not cancelled with the worker's call: a reservation that was accepted for one who is gone must be known, to be ended.
        var outcome = await tasks.AcceptAsync(reservation, context.Call, CancellationToken.None);
        if (outcome is ReservationOutcome.Refused refused)
        {
            await context.Call.Notifier.ReportAsync(refused.Error, $"Dial (line {line}): {refused.Detail ?? refused.Error.Message}", isWarning: false);
            return new QueueMeeting(CallStatus.Failed);
        }

        var call = ((ReservationOutcome.Accepted)outcome).CallSid;
        var end = ConversationEnd.NeverBegan;
        try
        {
            var handoff = NewHandoff(target, context, isForTask: true);
            if (waiting.Find(context.Call.Record.AccountSid, call) is { } found
                && await found.Queue.ClaimAsync(call, new QueueClaim.Meet(handoff)) is not null
                && await WaitForCallerAsync(handoff, cancellationToken) is { } caller)
            {
                end = ConversationEnd.WorkerHungUp;
                return new QueueMeeting(CallStatus.Completed) { QueueSid = found.Queue.Settings.Sid, CallSid = call, Handoff = handoff, Caller = caller, Reservation = reservation };
            }

            return new QueueMeeting(CallStatus.Failed) { CallSid = call };
        }
        finally
        {
            if (end == ConversationEnd.NeverBegan)
            {
                tasks.Ended(reservation, PostWorkActivity(target), end, context.Call);
            }
        }
    }

    private static Handoff NewHandoff(QueueTarget target, VerbContext context, bool isForTask) => new(
        context.Call.Record.Sid,
        target.Url is { Length: > 0 } url ? new DocumentAddress(context.ResolveTemplate(url, []), target.Method, []) : null,
        isForTask);

    /// <summary>The caller's audio; null when the caller is gone. When this ends without it, the caller knows.</summary>
    private static async Task<LegMedia?> WaitForCallerAsync(Handoff handoff, CancellationToken cancellationToken)
    {
        LegMedia? caller = null;
        try
        {
            caller = await handoff.Caller.WaitAsync(cancellationToken);
            return caller;
        }
        finally
        {
            if (caller is null)
            {
                handoff.End(ConversationEnd.NeverBegan);
            }
        }
    }
}
