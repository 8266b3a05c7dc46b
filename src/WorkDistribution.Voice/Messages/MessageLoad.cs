using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Messages;

/// <summary>Counts what waits, in all and for each account, and refuses what would be too much. Safe from any thread.</summary>
internal sealed class MessageLoad
{
    private readonly Lock _gate = new();
    private readonly Dictionary<AccountSid, int> _perAccount = [];
    private int _count;
    private long _refused;

    /// <summary>How many there are.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>How many were refused.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Takes a place.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="settings">The limits.</param>
    /// <returns>false when there is none (counted).</returns>
    public bool TryEnter(AccountSid account, VoiceOptions settings)
    {
        lock (_gate)
        {
            var own = _perAccount.GetValueOrDefault(account);
            if (_count < settings.MaxWaitingMessages && own < settings.MaxWaitingMessagesPerAccount)
            {
                _count++;
                _perAccount[account] = own + 1;
                return true;
            }
        }

        Interlocked.Increment(ref _refused);
        return false;
    }

    /// <summary>Takes a place whatever the limits are: for what was kept over a restart.</summary>
    public void Enter(AccountSid account)
    {
        lock (_gate)
        {
            _count++;
            _perAccount[account] = _perAccount.GetValueOrDefault(account) + 1;
        }
    }

    /// <summary>Gives a place back.</summary>
    public void Leave(AccountSid account)
    {
        lock (_gate)
        {
            _count--;
            if (_perAccount.GetValueOrDefault(account) is var own and > 1)
            {
                _perAccount[account] = own - 1;
            }
            else
            {
                _perAccount.Remove(account);
            }
        }
    }
}
