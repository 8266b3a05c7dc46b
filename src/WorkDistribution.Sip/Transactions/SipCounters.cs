namespace WorkDistribution.Sip.Transactions;

/// <summary>Counts of the whole SIP side; safe from any thread.</summary>
internal sealed class SipCounters
{
    private int _transactions;
    private int _sessions;
    private long _received;
    private long _rejected;
    private long _refused;
    private long _strays;
    private long _denied;

    /// <summary>Live transactions.</summary>
    public int Transactions => Volatile.Read(ref _transactions);

    /// <summary>Live INVITE sessions.</summary>
    public int Sessions => Volatile.Read(ref _sessions);

    /// <summary>Well-formed messages taken in.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>What was no usable message.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>Requests answered 503.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Responses and ACKs that belong to nothing, dropped.</summary>
    public long Strays => Interlocked.Read(ref _strays);

    /// <summary>Requests that the access policy refused or ignored.</summary>
    public long Denied => Interlocked.Read(ref _denied);

    /// <summary>Takes one of the limited transactions.</summary>
    public bool TryTakeTransaction(int limit)
    {
        if (Interlocked.Increment(ref _transactions) <= limit)
        {
            return true;
        }

        Interlocked.Decrement(ref _transactions);
        return false;
    }

    /// <summary>Gives one back.</summary>
    public void ReleaseTransaction() => Interlocked.Decrement(ref _transactions);

    /// <summary>Takes one of the limited sessions.</summary>
    public bool TryTakeSession(int limit)
    {
        if (Interlocked.Increment(ref _sessions) <= limit)
        {
            return true;
        }

        Interlocked.Decrement(ref _sessions);
        return false;
    }

    /// <summary>Gives one back.</summary>
    public void ReleaseSession() => Interlocked.Decrement(ref _sessions);

    /// <summary>Counts a message taken in.</summary>
    public void CountReceived() => Interlocked.Increment(ref _received);

    /// <summary>Counts an unusable message.</summary>
    public void CountRejected() => Interlocked.Increment(ref _rejected);

    /// <summary>Counts a refused request.</summary>
    public void CountRefused() => Interlocked.Increment(ref _refused);

    /// <summary>Counts a request that the access policy refused or ignored.</summary>
    public void CountDenied() => Interlocked.Increment(ref _denied);

    /// <summary>Counts a stray.</summary>
    public void CountStray() => Interlocked.Increment(ref _strays);
}
