using WorkDistribution.TaskRouting.Explanations;

namespace WorkDistribution.Api.TaskRouting.Explanations;

/// <summary>What a filter came to, on the wire. The default filter has index -1 and no trace.</summary>
internal sealed record FilterExplanationResponse(int Index, string? FilterFriendlyName, bool Matches, bool Followed, TraceResponse? Trace)
{
    public static FilterExplanationResponse Of(FilterExplanation filter) =>
        new(filter.Index, filter.FriendlyName, filter.IsMatch, filter.IsFollowed, TraceResponse.Of(filter.Trace));
}
