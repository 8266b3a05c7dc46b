namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Waits. As the first verb of an incoming call it delays the answer.</summary>
public sealed record PauseVerb : Verb
{
    /// <summary>How long. Default 1 s.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(1);
}
