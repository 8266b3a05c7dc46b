using System.Collections.Concurrent;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Notifications;

/// <summary>Remembers what an account was told already, for notices that hold for all its calls. Bounded; forgets with the process.</summary>
internal sealed class AccountNotices
{
    private const int MaxKept = 10_000;

    private readonly ConcurrentDictionary<(AccountSid Account, string Text), byte> _told = new();

    /// <summary>Whether the account has not been told yet; from now on it has.</summary>
    public bool IsNew(AccountSid account, string text)
    {
        if (_told.Count >= MaxKept)
        {
            _told.Clear();
        }

        return _told.TryAdd((account, text), 0);
    }
}
