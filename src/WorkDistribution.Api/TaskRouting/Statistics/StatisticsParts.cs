using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>Both kinds of statistics together.</summary>
internal static class StatisticsParts
{
    /// <summary>Asks for what happened, then for how it stands; the first refusal is the answer.</summary>
    public static async Task<RoutingResult<(TCumulative Cumulative, TRealTime RealTime)>> BothAsync<TCumulative, TRealTime>(
        Func<Task<RoutingResult<TCumulative>>> cumulative,
        Func<Task<RoutingResult<TRealTime>>> realTime)
    {
        var past = await cumulative();
        if (!past.Succeeded)
        {
            return RoutingResult<(TCumulative, TRealTime)>.Refused(past.Faults);
        }

        var present = await realTime();
        return present.Succeeded ? (past.Value, present.Value) : RoutingResult<(TCumulative, TRealTime)>.Refused(present.Faults);
    }
}
