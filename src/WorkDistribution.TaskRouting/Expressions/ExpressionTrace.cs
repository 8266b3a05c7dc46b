using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>What a part of an expression came to, for people who ask why.</summary>
/// <param name="Text">The part as written.</param>
/// <param name="Result">What it came to.</param>
/// <param name="Left">A comparison's left value as an expression would write it, <c>missing</c> where there is none; null for AND, OR and NOT.</param>
/// <param name="Right">Likewise its right value; null also for a value that stands alone.</param>
/// <param name="Parts">The parts of AND, OR and NOT, all of them evaluated.</param>
public sealed record ExpressionTrace(string Text, bool Result, string? Left, string? Right, ImmutableArray<ExpressionTrace> Parts)
{
    /// <summary>One line a part, inner parts indented: <c>worker.level &gt; 5 = false (3, 5)</c>.</summary>
    public override string ToString()
    {
        var builder = new StringBuilder();
        Print(builder, 0);
        return builder.ToString();
    }

    private void Print(StringBuilder builder, int indent)
    {
        builder.Append(' ', indent).Append(CultureInfo.InvariantCulture, $"{Text} = {(Result ? "true" : "false")}");
        if (Left is not null)
        {
            builder.Append(" (").Append(Left).Append(Right is null ? "" : ", ").Append(Right).Append(')');
        }

        builder.Append('\n');
        foreach (var part in Parts)
        {
            part.Print(builder, indent + 2);
        }
    }
}
