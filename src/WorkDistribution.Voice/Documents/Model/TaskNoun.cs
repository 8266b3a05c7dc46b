namespace WorkDistribution.Voice.Documents.Model;

/// <summary>What Enqueue says of the task that the call becomes.</summary>
/// <param name="Attributes">JSON object, as written.</param>
/// <param name="Priority">0 or more; null where not said.</param>
/// <param name="Timeout">Longest life of the task; null where not said.</param>
public sealed record TaskNoun(string Attributes, int? Priority, TimeSpan? Timeout);
