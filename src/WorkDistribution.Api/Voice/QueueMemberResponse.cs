using WorkDistribution.Api.Formats;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.CallQueues;

namespace WorkDistribution.Api.Voice;

/// <summary>A call that waits in a queue, on the wire.</summary>
internal sealed record QueueMemberResponse(string CallSid, string DateEnqueued, int Position, string Uri, int WaitTime, string QueueSid)
{
    public static QueueMemberResponse Of(AccountSid account, QueueMemberView member) => new(
        member.CallSid.Value,
        WireDate.Write(member.EnqueuedAt),
        member.Position,
        $"/2010-04-01/Accounts/{account}/Queues/{member.QueueSid}/Members/{member.CallSid}.json",
        (int)member.Wait.TotalSeconds,
        member.QueueSid.Value);
}
