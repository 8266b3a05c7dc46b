using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.CallQueues.Live;

/// <summary>Where a caller taken out of a queue and the one who took it meet. Each side says what it does, the other waits for it; each can go at any time. Safe from any thread.</summary>
/// <param name="dequeuer">The call that takes the caller.</param>
/// <param name="whisper">What the caller hears before they meet; null for nothing.</param>
/// <param name="isForTask">Whether it is taken for the task that it is, so that work distribution knows of it.</param>
internal sealed class Handoff(CallSid dequeuer, DocumentAddress? whisper, bool isForTask)
{
    private readonly TaskCompletionSource<LegMedia?> _caller = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ConversationEnd> _callerOut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ConversationEnd> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _met;

    /// <summary>The call that takes the caller.</summary>
    public CallSid Dequeuer => dequeuer;

    /// <summary>What the caller hears before they meet; null for nothing.</summary>
    public DocumentAddress? Whisper => whisper;

    /// <summary>Whether the caller is taken for the task that it is.</summary>
    public bool IsForTask => isForTask;

    /// <summary>Whether they heard each other.</summary>
    public bool HaveMet => _met;

    /// <summary>For the one who dequeues: the caller's audio, as soon as it has heard the whisper; null when it is gone.</summary>
    public Task<LegMedia?> Caller => _caller.Task;

    /// <summary>For the one who dequeues: ends when the caller is out of it.</summary>
    public Task<ConversationEnd> CallerOut => _callerOut.Task;

    /// <summary>For the caller: ends when the dequeuer is out of it, and nothing connects them any more.</summary>
    public Task<ConversationEnd> Over => _over.Task;

    /// <summary>By the caller: here it is.</summary>
    public void Ready(LegMedia media) => _caller.TrySetResult(media);

    /// <summary>By the caller: it is out of it.</summary>
    public void Withdraw(ConversationEnd end)
    {
        _callerOut.TrySetResult(end);
        _caller.TrySetResult(null);
    }

    /// <summary>By the one who dequeues: they hear each other.</summary>
    public void Meet() => _met = true;

    /// <summary>By the one who dequeues: it is over. The first reason given stands.</summary>
    public void End(ConversationEnd end) => _over.TrySetResult(end);
}
