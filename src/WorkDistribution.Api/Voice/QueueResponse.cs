using WorkDistribution.Api.Formats;
using WorkDistribution.Voice.CallQueues;

namespace WorkDistribution.Api.Voice;

/// <summary>A queue on the wire.</summary>
internal sealed record QueueResponse(
    string DateUpdated,
    int CurrentSize,
    string FriendlyName,
    string Uri,
    string AccountSid,
    int AverageWaitTime,
    string Sid,
    string DateCreated,
    int MaxSize)
{
    public static QueueResponse Of(CallQueueView view) => new(
        WireDate.Write(view.Queue.DateUpdated),
        view.CurrentSize,
        view.Queue.FriendlyName,
        $"/2010-04-01/Accounts/{view.Queue.AccountSid}/Queues/{view.Queue.Sid}.json",
        view.Queue.AccountSid.Value,
        (int)view.AverageWait.TotalSeconds,
        view.Queue.Sid.Value,
        WireDate.Write(view.Queue.DateCreated),
        view.Queue.MaxSize);
}
