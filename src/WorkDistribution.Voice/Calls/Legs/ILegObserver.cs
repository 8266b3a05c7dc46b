namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>The owner of a leg's record.</summary>
internal interface ILegObserver
{
    /// <summary>The leg has another status. Called in order, on the leg's mailbox: must not block.</summary>
    void OnStatusChanged(LegState state);
}
