namespace WorkDistribution.Api.Routing;

/// <summary>Those of one key: how many are inside and who waits. Touched only under the lock of its <see cref="FairGate{TKey}"/>.</summary>
internal sealed class FairLine<TKey>(TKey key)
{
    public TKey Key => key;

    public int Inside { get; set; }

    /// <summary>Whether it stands among the lines that get what becomes free.</summary>
    public bool HasTurn { get; set; }

    /// <summary>Told true when let in, false when given up.</summary>
    public LinkedList<TaskCompletionSource<bool>> Waiting { get; } = new();
}
