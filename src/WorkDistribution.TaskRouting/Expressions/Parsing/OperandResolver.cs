using WorkDistribution.TaskRouting.Expressions.Operands;

namespace WorkDistribution.TaskRouting.Expressions.Parsing;

/// <summary>Says what a name means in a scope.</summary>
/// <param name="scope">The scope.</param>
internal sealed class OperandResolver(ExpressionScope scope)
{
    /// <summary>The value a path stands for.</summary>
    /// <param name="segments">Its steps, as written.</param>
    /// <param name="offset">Where it stands.</param>
    /// <param name="inBrackets">Its second step is a name in brackets: an attribute, never a system property.</param>
    /// <exception cref="ExpressionSyntaxException">There is no such system property.</exception>
    public Operand Resolve(List<AttributePathSegment> segments, int offset, bool inBrackets)
    {
        var prefix = segments.Count > 1 ? segments[0].Name : null;
        var ofWorker = scope is ExpressionScope.Worker or ExpressionScope.Target;
        return prefix switch
        {
            "taskrouter" => Clock(segments, offset),
            "workers" when scope == ExpressionScope.SkipIf => Count(segments, offset),
            "task" when scope != ExpressionScope.Worker => new TaskOperand(Path(segments, 1, offset), inBrackets),
            "worker" when ofWorker => Worker(segments, 1, offset, inBrackets),
            _ when ofWorker => Worker(segments, 0, offset, attributeOnly: false),
            _ => new TaskOperand(Path(segments, 0, offset), attributeOnly: true),
        };
    }

    private static AttributePath Path(List<AttributePathSegment> segments, int skip, int offset) => segments[skip].Name is null
        ? throw new ExpressionSyntaxException(offset, $"expected a name after '{segments[0].Name}'")
        : new([.. segments.Skip(skip)]);

    private static Operand Worker(List<AttributePathSegment> segments, int skip, int offset, bool attributeOnly)
    {
        var path = Path(segments, skip, offset);
        if (path.Segments is [{ Name: { } name }] && WorkerPropertyOperand.IsProperty(name))
        {
            return attributeOnly ? new WorkerAttributeOperand(path, hidesProperty: true) : new WorkerPropertyOperand(name);
        }

        return path.Segments is [{ Name: "channel" }, { Name: { } channel }, { Name: { } property }] && WorkerChannelOperand.IsProperty(property)
            ? new WorkerChannelOperand(channel, property)
            : new WorkerAttributeOperand(path, hidesProperty: false);
    }

    private static ClockOperand Clock(List<AttributePathSegment> segments, int offset) => segments is [_, { Name: { } name }] && ClockOperand.IsProperty(name)
        ? new ClockOperand(name)
        : throw new ExpressionSyntaxException(offset, "expected taskrouter.currentTime, taskrouter.currentHour, taskrouter.currentMin or taskrouter.dayOfWeek");

    private static WorkerCountOperand Count(List<AttributePathSegment> segments, int offset) => segments is [_, { Name: { } name }] && (name is "available" or "unavailable" || name.StartsWith("WA", StringComparison.Ordinal))
        ? new WorkerCountOperand(name)
        : throw new ExpressionSyntaxException(offset, "expected workers.available, workers.unavailable or workers. and an activity's identifier (WA...)");
}
