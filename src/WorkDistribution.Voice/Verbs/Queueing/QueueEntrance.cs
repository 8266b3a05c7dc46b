using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.CallQueues.Live;

namespace WorkDistribution.Voice.Verbs.Queueing;

/// <summary>Lets calls into queues and notes that they wait.</summary>
internal sealed class QueueEntrance(QueueDirectory directory, WaitingCalls waiting, StayLedger stays, CallTaskLink tasks, TimeProvider clock)
{
    private const int Attempts = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>The way to work distribution.</summary>
    public CallTaskLink Tasks => tasks;

    /// <summary>Which calls wait.</summary>
    public WaitingCalls Waiting => waiting;

    /// <summary>Who waited.</summary>
    public StayLedger Stays => stays;

    /// <summary>Enters the queue of a name, which is made when there is none.</summary>
    /// <returns>The queue, when there is one to tell of, and what became of it.</returns>
    public async Task<(LiveQueue? Queue, QueueEntry Entry)> EnterAsync(AccountSid account, string name, int? maxSize, QueueMember member, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await directory.FindOrCreateAsync(account, name, maxSize, cancellationToken) is not { } queue)
            {
                return (null, QueueEntry.Overloaded);
            }

            var entry = await queue.EnterAsync(member, maxSize).WaitAsync(cancellationToken);
            if (entry != QueueEntry.Closed)
            {
                return (queue, entry);
            }

            // It is being removed at this moment: another is made as soon as that is on disk.
            await Task.Delay(Pause, clock, cancellationToken);
        }

        return (null, QueueEntry.Overloaded);
    }
}
