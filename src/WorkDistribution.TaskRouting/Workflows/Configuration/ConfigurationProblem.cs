namespace WorkDistribution.TaskRouting.Workflows.Configuration;

/// <summary>One thing wrong with a workflow document.</summary>
/// <param name="Place">Where.</param>
/// <param name="Message">What, in words that its writer can act on.</param>
/// <param name="IsWarning">true when the document can be used all the same (a key without meaning, a name that will match nothing).</param>
/// <param name="ExpressionOffset">Where in the expression that stands at the place, from 0; null: the problem is not inside an expression.</param>
public sealed record ConfigurationProblem(DocumentPlace Place, string Message, bool IsWarning = false, int? ExpressionOffset = null)
{
    /// <summary>All in one line: <c>task_routing.filters[0].expression (line 4, column 21), at 5: expected a value</c>.</summary>
    public override string ToString() =>
        $"{(Place.Path.Length == 0 ? "document" : Place.Path)} (line {Place.Line}, column {Place.Column}){(ExpressionOffset is { } offset ? $", at {offset}" : "")}: {Message}";
}
