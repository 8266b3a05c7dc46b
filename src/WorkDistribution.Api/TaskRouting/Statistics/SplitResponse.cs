using WorkDistribution.TaskRouting.Statistics;

namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>What waited longer and less than a threshold, on the wire.</summary>
internal sealed record SplitResponse(SplitCounts Above, SplitCounts Below)
{
    public static SplitResponse Of(WaitTimeSplit split) =>
        new(new SplitCounts(split.CanceledAbove, split.AcceptedAbove), new SplitCounts(split.CanceledBelow, split.AcceptedBelow));
}
