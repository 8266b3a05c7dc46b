using WorkDistribution.Voice.CallQueues;
using WorkDistribution.Voice.CallQueues.Live;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Verbs.Dialing;

namespace WorkDistribution.Voice.Verbs.Queueing;

/// <summary>A queued caller and the one who took it, connected until one of them is out of it. Neither leg is ended here.</summary>
internal static class QueueConversation
{
    /// <summary>Connects them and waits for the end.</summary>
    /// <param name="handoff">Where they meet; over when this ends.</param>
    /// <param name="caller">The caller's audio.</param>
    /// <param name="dequeuer">The other's audio.</param>
    /// <param name="dequeuerOut">Ends when the other is out of it.</param>
    /// <param name="hangupOnStar">Whether the other's star key ends it.</param>
    public static async Task<ConversationEnd> RunAsync(Handoff handoff, LegMedia caller, LegMedia dequeuer, Task<ConversationEnd> dequeuerOut, bool hangupOnStar)
    {
        var end = ConversationEnd.WorkerHungUp;
        using var stop = new CancellationTokenSource();
        try
        {
            dequeuer.Session.Bridge(caller.Session);
            handoff.Meet();
            List<Task> ends = [handoff.CallerOut, dequeuerOut];
            if (hangupOnStar)
            {
                ends.Add(DialConversation.WaitForStarAsync(dequeuer, stop.Token));
            }

            var first = await Task.WhenAny(ends);
            end = first == handoff.CallerOut ? await handoff.CallerOut : first == dequeuerOut ? await dequeuerOut : end;
            return end;
        }
        finally
        {
            await stop.CancelAsync();
            dequeuer.Session.Unbridge();
            handoff.End(end);
        }
    }
}
