namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Refuses an incoming call without answering it; only as the first verb.</summary>
public sealed record RejectVerb : Verb
{
    /// <summary>true for reason busy, false for rejected.</summary>
    public bool IsBusy { get; init; }
}
