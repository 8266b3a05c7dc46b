using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.CallQueues.Live;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Voice.CallQueues.Control;

/// <summary>What work distribution does to calls that wait.</summary>
internal sealed class CallQueueControl(WaitingCalls waiting, CallRegistry registry, OutboundRoutes routes, CallerIds callerIds, WorkerCalls workers, TimeProvider clock) : ICallQueueControl
{
    /// <inheritdoc/>
    public async Task<DequeueOutcome> DequeueAsync(DequeueOrder order, CancellationToken cancellationToken)
    {
        if (waiting.Find(order.AccountSid, order.CallSid) is not { Member.IsWaiting: true } place || registry.Find(order.AccountSid, order.CallSid) is not { } caller)
        {
            return new DequeueOutcome.CallerGone(null, WorkerAnswered: false);
        }

        var record = caller.Record;
        var to = PhoneNumbers.Normalize(order.To) ?? order.To;
        var from = order.From is { Length: > 0 } shown ? PhoneNumbers.Normalize(shown) ?? shown : record.From;
        if (from != record.From && from != record.To && !await callerIds.MayUseAsync(order.AccountSid, from, cancellationToken))
        {
            return new DequeueOutcome.Refused(ErrorCatalogue.InstructionDequeueFromInvalid, $"{from} is not a number of this account.");
        }

        var address = new OutboundAddress(order.AccountSid, to, from, record.CallerName, null, null, [], caller.Facts.InsideHops);
        return await routes.FindAsync(address, cancellationToken) switch
        {
            OutboundRoute.Reachable { Invites: { IsEmpty: false } invites } => await workers.ConnectAsync(new WorkerCallPlan(order, record, to, from, invites), place, cancellationToken),
            OutboundRoute.Unreachable unreachable => new DequeueOutcome.Refused(ErrorCatalogue.InstructionDequeueToInvalid, unreachable.Detail),
            _ => new DequeueOutcome.NotReached(CallStatus.NoAnswer, null),
        };
    }

    /// <inheritdoc/>
    public Task<bool> RedirectAsync(AccountSid accountSid, CallSid callSid, CallInstructions instructions, bool keepsTask, CancellationToken cancellationToken) =>
        ClaimAsync(accountSid, callSid, new QueueClaim.Redirect(instructions, keepsTask), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ReleaseAsync(AccountSid accountSid, CallSid callSid, CancellationToken cancellationToken) =>
        ClaimAsync(accountSid, callSid, new QueueClaim.Release(), cancellationToken);

    /// <inheritdoc/>
    public async Task<QueueMemberView?> FindAsync(AccountSid accountSid, CallSid callSid, CancellationToken cancellationToken) =>
        waiting.Find(accountSid, callSid) is { } found && await found.Queue.LocateAsync(callSid).WaitAsync(cancellationToken) is { } place
            ? new QueueMemberView(found.Queue.Settings.Sid, callSid, place.Member.TaskSid, place.Member.EnqueuedAt, place.Position, clock.GetUtcNow() - place.Member.EnqueuedAt)
            : null;

    private async Task<bool> ClaimAsync(AccountSid account, CallSid call, QueueClaim claim, CancellationToken cancellationToken) =>
        waiting.Find(account, call) is { } found && await found.Queue.ClaimAsync(call, claim).WaitAsync(cancellationToken) is not null;
}
