namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>Stays in an activity in seconds, on the wire.</summary>
internal sealed record ActivityDurationsResponse(string Sid, string FriendlyName, long Avg, long Min, long Max, long Total);
