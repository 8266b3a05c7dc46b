namespace WorkDistribution.Sip.InstantMessages;

/// <summary>What became of a MESSAGE.</summary>
/// <param name="Status">The final status; 408 when none came (timer F, 32 s), 503 when it could not be sent.</param>
/// <param name="Reason">The phrase, or why it could not be sent.</param>
/// <param name="IsAnswered">Whether the far end said so itself.</param>
/// <param name="RetryAfter">When the far end wants to be asked again; null where it said nothing.</param>
public sealed record MessageResult(int Status, string Reason, bool IsAnswered, TimeSpan? RetryAfter = null);
