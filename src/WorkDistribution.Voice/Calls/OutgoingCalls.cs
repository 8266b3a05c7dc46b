using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Calls.Outgoing;

namespace WorkDistribution.Voice.Calls;

/// <summary>Makes outgoing calls, for REST and for Dial alike.</summary>
internal sealed class OutgoingCalls(CallServices services, CallRegistry registry, Dialler dialler)
{
    /// <summary>Makes a call known, with status queued; it is not dialled yet.</summary>
    /// <returns>null when a limit is reached (counted).</returns>
    public CallSession? TryCreate(OutgoingCall order)
    {
        if (!registry.TryReserveLeg(services.Settings.MaxCalls))
        {
            return null;
        }

        var now = services.Clock.GetUtcNow();
        var record = new CallRecord
        {
            Sid = services.Sids.New<CallSid>(),
            AccountSid = order.AccountSid,
            ParentCallSid = order.ParentCallSid,
            To = order.To,
            From = order.From,
            CallerName = order.CallerName,
            Direction = order.Direction,
            Status = CallStatus.Queued,
            DateCreated = now,
            DateUpdated = now,
        };
        var leg = CallLeg.Outgoing(order.Direction, services.Media, services.Clock, services.Log, order.Limits);
        registry.ReleaseWith(leg);
        var call = new CallSession(services, registry, leg, record, CallFacts.None, order.Callback);
        if (registry.TryAdd(call, services.Settings.MaxCallsPerAccount))
        {
            return call;
        }

        leg.End(new LegEndRequest("account-limit", CallStatus.Failed));
        return null;
    }

    /// <summary>Dials one phone or several at once.</summary>
    public void Place(CallSession call, ImmutableArray<OutboundInvite> invites) =>
        call.Leg.Place((offer, leg) => dialler.Place(invites, offer, leg));

    /// <summary>Keeps the task of a call in sight.</summary>
    public void Track(Task task) => registry.Track(task);
}
