using WorkDistribution.Media.Recording;
using WorkDistribution.Voice.CallQueues.Live;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.Verbs.Queueing;

namespace WorkDistribution.Voice.CallQueues.Control;

/// <summary>Rings workers for callers who wait, and connects them.</summary>
internal sealed class WorkerCalls(CallServices services, OutgoingCalls calls, CallFlow flow)
{
    private static readonly LegEndRequest NotWanted = new("caller-gone", CallStatus.Canceled);
    private static readonly LegEndRequest Over = new("conversation-over");

    /// <summary>Rings the worker, takes the caller when the worker answers, and connects them.</summary>
    public async Task<DequeueOutcome> ConnectAsync(WorkerCallPlan plan, WaitingCall place, CancellationToken cancellationToken)
    {
        var order = plan.Order;
        var limits = new LegLimits(order.Timeout, services.Settings.MaxCallDuration);
        var worker = calls.TryCreate(
            new OutgoingCall(order.AccountSid, plan.To, plan.From, plan.Caller.CallerName, CallDirection.OutboundDial, order.CallSid, limits, order.StatusCallback));
        if (worker is null)
        {
            return new DequeueOutcome.NotReached(CallStatus.Canceled, null);
        }

        calls.Track(worker.CloseAsync());
        var settled = new TaskCompletionSource<DequeueOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        calls.Track(RunAsync(worker, plan, place, settled, cancellationToken));
        return await settled.Task;
    }

    private async Task RunAsync(CallSession worker, WorkerCallPlan plan, WaitingCall place, TaskCompletionSource<DequeueOutcome> settled, CancellationToken cancellationToken)
    {
        await CallGuard.RunAsync(worker, async () => await RingAndTalkAsync(worker, plan, place, settled, cancellationToken));
        if (!settled.Task.IsCompleted)
        {
            worker.Leg.End(NotWanted);
            await worker.Leg.Ended;
            settled.TrySetResult(new DequeueOutcome.NotReached(Unreached(worker), worker.Record.Sid));
        }
    }

    private async Task RingAndTalkAsync(CallSession worker, WorkerCallPlan plan, WaitingCall place, TaskCompletionSource<DequeueOutcome> settled, CancellationToken cancellationToken)
    {
        var sid = worker.Record.Sid;
        await worker.OpenAsync();
        if (!await RingAsync(worker, plan, place, cancellationToken) || worker.Leg.Media is not { } media)
        {
            worker.Leg.End(NotWanted);
            await worker.Leg.Ended;
            settled.TrySetResult(place.Member.IsWaiting ? new DequeueOutcome.NotReached(Unreached(worker), sid) : new DequeueOutcome.CallerGone(sid, WorkerAnswered: false));
            return;
        }

        var handoff = new Handoff(sid, null, isForTask: true);
        LegMedia? caller = null;
        try
        {
            if (await place.Queue.ClaimAsync(plan.Order.CallSid, new QueueClaim.Meet(handoff)) is not null)
            {
                caller = await handoff.Caller;
            }

            if (caller is not null)
            {
                await TalkAsync(worker, plan.Order, handoff, caller, media, settled);
            }
        }
        finally
        {
            // Whatever happened, the caller does not wait for one who does not come.
            handoff.End(ConversationEnd.NeverBegan);
        }

        if (caller is null)
        {
            worker.Leg.End(NotWanted);
            await worker.Leg.Ended;
            settled.TrySetResult(new DequeueOutcome.CallerGone(sid, WorkerAnswered: true));
        }
    }

    /// <summary>true when the worker has answered and may have the caller.</summary>
    private async Task<bool> RingAsync(CallSession worker, WorkerCallPlan plan, WaitingCall place, CancellationToken cancellationToken)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var cancelled = cancellationToken.Register(() => over.TrySetResult());
        calls.Place(worker, plan.Invites);
        var pickedUp = worker.Leg.PickedUp;
        await Task.WhenAny(pickedUp, place.Member.Out, over.Task);
        return pickedUp.IsCompletedSuccessfully
            && await pickedUp
            && place.Member.IsWaiting
            && (plan.Order.Answered is not { } answered || await answered(worker.Record.Sid, worker.Leg.Gone));
    }

    private async Task TalkAsync(CallSession worker, DequeueOrder order, Handoff handoff, LegMedia caller, LegMedia media, TaskCompletionSource<DequeueOutcome> settled)
    {
        var recording = order.Record
            ? worker.Recorder.Start(media, new RecordingOrder { Source = "DialVerb", Track = RecordingTrack.Both, DualChannel = order.RecordDualChannel })
            : null;
        var ended = new TaskCompletionSource<ConversationEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
        var end = ConversationEnd.WorkerHungUp;
        try
        {
            var redirected = worker.Redirects.ArrivalAsync();
            var talk = QueueConversation.RunAsync(handoff, caller, media, OutAsync(worker, redirected), hangupOnStar: false);
            settled.TrySetResult(new DequeueOutcome.Bridged(worker.Record.Sid, ended.Task));
            end = await talk;
        }
        finally
        {
            if (recording is not null)
            {
                recording.Stop();
            }

            ended.TrySetResult(end);
        }

        if (end == ConversationEnd.WorkerRedirected && worker.Redirects.Take() is { } elsewhere)
        {
            await flow.RunAsync(worker, elsewhere);
            return;
        }

        worker.Leg.End(Over);
    }

    private static async Task<ConversationEnd> OutAsync(CallSession worker, Task redirected)
    {
        await Task.WhenAny(worker.Leg.Ended, redirected);
        return worker.Leg.Ended.IsCompleted ? ConversationEnd.WorkerHungUp : ConversationEnd.WorkerRedirected;
    }

    /// <summary>A leg that was answered and then not wanted was not reached, as far as the caller is concerned.</summary>
    private static CallStatus Unreached(CallSession worker) => worker.Record.Status == CallStatus.Completed ? CallStatus.Canceled : worker.Record.Status;
}
