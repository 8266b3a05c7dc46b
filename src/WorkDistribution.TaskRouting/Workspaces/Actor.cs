namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Who caused a change, as events show it.</summary>
/// <param name="Type">account, worker, workspace, or system.</param>
/// <param name="Sid">Its identifier; null for the system.</param>
/// <param name="SourceIpAddress">Where the request came from; null when it was no request.</param>
/// <param name="Source">twilio (the system), or the kind of client: API, Worker.</param>
public sealed record Actor(string Type, string? Sid, string? SourceIpAddress = null, string Source = "twilio")
{
    /// <summary>The system itself: time-outs, matching.</summary>
    public static Actor System { get; } = new("workspace", null);
}
