using System.Collections.Concurrent;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.CallQueues.Live;

/// <summary>Which call waits where: for those who know the call and not its queue. Safe from any thread.</summary>
internal sealed class WaitingCalls
{
    private readonly ConcurrentDictionary<CallSid, WaitingCall> _calls = new();

    /// <summary>A call waits.</summary>
    public void Add(WaitingCall call) => _calls[call.Member.CallSid] = call;

    /// <summary>It does not any more.</summary>
    public void Remove(CallSid sid) => _calls.TryRemove(sid, out _);

    /// <summary>Where a call of an account waits; null when it does not.</summary>
    public WaitingCall? Find(AccountSid account, CallSid sid) =>
        _calls.TryGetValue(sid, out var call) && call.Queue.Settings.AccountSid == account ? call : null;
}
