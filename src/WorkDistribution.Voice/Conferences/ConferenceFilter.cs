namespace WorkDistribution.Voice.Conferences;

/// <summary>Which conferences a list has; null means any.</summary>
/// <param name="FriendlyName">Exactly this name.</param>
/// <param name="Status">This status.</param>
/// <param name="CreatedFrom">Made at or after.</param>
/// <param name="CreatedBefore">Made before.</param>
/// <param name="UpdatedFrom">Changed at or after.</param>
/// <param name="UpdatedBefore">Changed before.</param>
public sealed record ConferenceFilter(
    string? FriendlyName = null,
    ConferenceStatus? Status = null,
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedBefore = null,
    DateTimeOffset? UpdatedFrom = null,
    DateTimeOffset? UpdatedBefore = null);
