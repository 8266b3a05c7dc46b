using Microsoft.Extensions.Logging;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.CallQueues;
using WorkDistribution.Voice.CallQueues.Tasks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Messages;
using WorkDistribution.Voice.Messages.Outgoing;

namespace WorkDistribution.Voice;

/// <summary>Start and end of call processing, for the server. Start it before the SIP side and stop it before that.</summary>
public sealed class VoiceRuntime
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly CallServices _services;
    private readonly CallRegistry _registry;
    private readonly ICallQueueStore _queues;
    private readonly TaskSide _work;
    private readonly MessageOutbox _messages;
    private readonly MessageRecovery _recovery;

    internal VoiceRuntime(CallServices services, CallRegistry registry, ICallQueueStore queues, TaskSide work, MessageOutbox messages, MessageRecovery recovery)
    {
        _messages = messages;
        _recovery = recovery;
        _services = services;
        _registry = registry;
        _queues = queues;
        _work = work;
    }

    /// <summary>Live calls.</summary>
    public int LiveCalls => _registry.Count;

    /// <summary>Live legs, including those whose owner is not known yet: for leak tests.</summary>
    public int LiveLegs => _registry.Legs;

    /// <summary>Calls refused because of a limit or of draining, since start.</summary>
    public long RefusedCalls => _registry.Refused;

    /// <summary>Closes calls, conferences and recordings that were live when the process last ended, and the tasks of those who waited in a queue.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        const string Reason = "server-restarted";
        var now = _services.Clock.GetUtcNow();
        var calls = await _services.Stores.Calls.CloseInterruptedAsync(now, Reason, cancellationToken);
        await _services.Stores.Recordings.CloseInterruptedAsync(now, cancellationToken);
        await _services.Stores.Transcriptions.CloseInterruptedAsync(now, cancellationToken);
        var conferences = await _services.Stores.Conferences.CloseInterruptedAsync(now, cancellationToken);
        if (conferences > 0)
        {
            VoiceLog.InterruptedConferencesClosed(_services.Log, conferences);
        }

        if (calls > 0)
        {
            VoiceLog.InterruptedClosed(_services.Log, calls);
        }

        var stays = await _queues.CloseInterruptedAsync(now, Reason, cancellationToken);
        if (stays.Length > 0)
        {
            VoiceLog.StaysClosed(_services.Log, stays.Length);
            await _work.Tasks().CloseInterruptedAsync([.. stays.Where(static stay => stay.TaskSid is not null)], Reason, cancellationToken);
        }
    }

    /// <summary>Sends what was still to be sent when the process last ended, and asks about what had come in. To be called when the SIP side runs.</summary>
    public async Task ResumeMessagesAsync(CancellationToken cancellationToken)
    {
        if (await _recovery.ResumeAsync(cancellationToken) is var count and > 0)
        {
            VoiceLog.MessagesResumed(_services.Log, count);
        }
    }

    /// <summary>Refuses new calls and messages from now on; calls that are live go on, messages that wait are kept for the next start.</summary>
    public void BeginDrain()
    {
        _registry.BeginDrain();
        _messages.BeginDrain();
    }

    /// <summary>Refuses new calls and waits for those that are live; those that last longer than the limit are ended.</summary>
    /// <param name="limit">How long they may take.</param>
    /// <param name="cancellationToken">Ends them at once.</param>
    public async Task DrainAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        BeginDrain();
        VoiceLog.Draining(_services.Log, _registry.Count, limit);
        var idle = _registry.WhenIdleAsync();
        if (await EndsWithinAsync(idle, limit, cancellationToken))
        {
            return;
        }

        foreach (var call in _registry.Calls)
        {
            call.Leg.End(LegEndRequest.Stopping);
        }

        await EndsWithinAsync(idle, LastWords, CancellationToken.None);
    }

    private async Task<bool> EndsWithinAsync(Task task, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(task, Task.Delay(limit, _services.Clock, stop.Token));
        await stop.CancelAsync();
        return first == task;
    }
}
