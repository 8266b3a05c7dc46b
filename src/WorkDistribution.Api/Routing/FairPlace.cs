namespace WorkDistribution.Api.Routing;

/// <summary>A place inside, given back once.</summary>
internal sealed class FairPlace<TKey>(FairGate<TKey> gate, FairLine<TKey> line) : IDisposable
    where TKey : notnull
{
    private bool _isGivenBack;

    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _isGivenBack, true))
        {
            gate.Leave(line);
        }
    }
}
