namespace WorkDistribution.Voice.Messages;

/// <summary>Which messages to list; null means any. Newest first.</summary>
/// <param name="To">Exact recipient.</param>
/// <param name="From">Exact sender.</param>
/// <param name="SentFrom">Sent (or received) at or after.</param>
/// <param name="SentBefore">Sent before.</param>
public sealed record MessageFilter(string? To = null, string? From = null, DateTimeOffset? SentFrom = null, DateTimeOffset? SentBefore = null);
