using Microsoft.Extensions.Logging;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.CallQueues.Live;

/// <summary>Writes down who waited. Never delays or fails a call.</summary>
internal sealed class StayLedger(ICallQueueStore store, CallRegistry registry, ILogger<StayLedger> log)
{
    /// <summary>Saves a stay as it is now. Saves of one stay reach the store in the order made.</summary>
    public void Save(QueueStay stay) => registry.Track(SaveAsync(stay));

    private async Task SaveAsync(QueueStay stay)
    {
        try
        {
            await store.SaveStayAsync(stay, CancellationToken.None);
        }
#pragma warning disable CA1031 // A store that fails must not end a conversation.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            VoiceLog.StayNotKept(log, exception, stay.CallSid.Value, stay.QueueSid.Value);
        }
    }
}
