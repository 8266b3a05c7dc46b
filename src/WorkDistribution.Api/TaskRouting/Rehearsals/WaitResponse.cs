using WorkDistribution.TaskRouting.Rehearsal.Reports;

namespace WorkDistribution.Api.TaskRouting.Rehearsals;

/// <summary>How long tasks waited, on the wire: seconds, to the millisecond.</summary>
internal sealed record WaitResponse(int Count, double Avg, double P50, double P95, double Max)
{
    public static WaitResponse Of(WaitFigures wait) => new(wait.Count, Seconds(wait.Average), Seconds(wait.P50), Seconds(wait.P95), Seconds(wait.Max));

    /// <summary>Seconds, to the millisecond.</summary>
    public static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
