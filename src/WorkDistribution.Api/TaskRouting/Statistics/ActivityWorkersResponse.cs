namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>Workers in an activity, on the wire.</summary>
internal sealed record ActivityWorkersResponse(string Sid, string FriendlyName, int Workers);
