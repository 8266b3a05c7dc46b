namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>Tasks accepted at a preference level, on the wire.</summary>
internal sealed record PreferenceResponse(string PreferenceLevel, int Accepted);
