using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.Api.TaskRouting.Explanations;

/// <summary>What a part of an expression came to, on the wire: its values where it compares, its parts where it joins.</summary>
internal sealed record TraceResponse(string Expression, bool Result, string? Left, string? Right, IReadOnlyList<TraceResponse> Parts)
{
    public static TraceResponse? Of(ExpressionTrace? trace) =>
        trace is null ? null : new TraceResponse(trace.Text, trace.Result, trace.Left, trace.Right, [.. trace.Parts.Select(part => Of(part)!)]);
}
