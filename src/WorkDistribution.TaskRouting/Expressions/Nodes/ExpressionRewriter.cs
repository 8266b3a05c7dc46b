using WorkDistribution.TaskRouting.Expressions.Operands;

namespace WorkDistribution.TaskRouting.Expressions.Nodes;

/// <summary>Brings an expression into its canonical form, in which expressions of the same meaning are, as far as is cheap to see, written alike; and puts known values in the place of what they are.</summary>
/// <remarks>
/// NOT stands only before a comparison; nested ANDs and ORs are one; what is always true or false is gone; parts stand in the order of their text, each once; constants stand on the right; HAS and IN of a constant
/// list have one form. No step changes a result for any task or worker.
/// </remarks>
internal static class ExpressionRewriter
{
    /// <summary>The canonical form.</summary>
    public static ExpressionNode Normalize(ExpressionNode node) => Rewrite(node, negated: false, null);

    /// <summary>The canonical form with the values of the task and of the clock put in.</summary>
    public static ExpressionNode Bind(ExpressionNode node, in ExpressionContext context) => Rewrite(node, negated: false, context);

    private static ExpressionNode Rewrite(ExpressionNode node, bool negated, in ExpressionContext? context) => node switch
    {
        NotNode not => Rewrite(not.Part, !negated, context),
        JunctionNode junction => RewriteJunction(junction, negated, context),
        TruthNode truth => Negated(Compare(Known(truth.Operand, context), ComparisonOperator.Equal, ConstantOperand.True), negated),
        ComparisonNode comparison => Negated(Compare(Known(comparison.Left, context), comparison.Comparison, Known(comparison.Right, context)), negated),
        _ => ConstantNode.Of(node.Evaluate(default) != negated),
    };

    private static ExpressionNode RewriteJunction(JunctionNode junction, bool negated, in ExpressionContext? context)
    {
        var isAnd = junction.IsAnd != negated;
        var parts = new SortedDictionary<string, ExpressionNode>(StringComparer.Ordinal);
        foreach (var original in junction.Parts)
        {
            var part = Rewrite(original, negated, context);
            if (part is ConstantNode constant)
            {
                if (constant.Evaluate(default) != isAnd)
                {
                    return constant;
                }
            }
            else if (part is JunctionNode inner && inner.IsAnd == isAnd)
            {
                foreach (var one in inner.Parts)
                {
                    parts.TryAdd(one.ToString(), one);
                }
            }
            else
            {
                parts.TryAdd(part.ToString(), part);
            }
        }

        return parts.Count switch
        {
            0 => ConstantNode.Of(isAnd),
            1 => parts.First().Value,
            _ => new JunctionNode(isAnd, [.. parts.Values]),
        };
    }

    private static ExpressionNode Negated(ExpressionNode node, bool negated) => (node, negated) switch
    {
        (_, false) => node,
        (ConstantNode, _) => ConstantNode.Of(!node.Evaluate(default)),
        (ComparisonNode { Comparison: ComparisonOperator.Equal, Right: ConstantOperand { Value.IsNull: true } } presence, _) => new ComparisonNode(presence.Left, ComparisonOperator.NotEqual, presence.Right),
        (ComparisonNode { Comparison: ComparisonOperator.NotEqual, Right: ConstantOperand { Value.IsNull: true } } presence, _) => new ComparisonNode(presence.Left, ComparisonOperator.Equal, presence.Right),
        _ => new NotNode(node),
    };

    private static Operand Known(Operand operand, in ExpressionContext? context)
    {
        const ExpressionInputs Bound = ExpressionInputs.Task | ExpressionInputs.Clock;
        return context is { } known && operand.Inputs != ExpressionInputs.None && (operand.Inputs & ~Bound) == ExpressionInputs.None
            ? new ConstantOperand(operand.Resolve(known).Detached())
            : operand;
    }

    private static ExpressionNode Compare(Operand left, ComparisonOperator comparison, Operand right) => (left, right) switch
    {
        (ConstantOperand a, ConstantOperand b) => ConstantNode.Of(ValueComparison.Evaluate(comparison, a.Value, b.Value)),
        (ConstantOperand constant, _) => WithConstantLeft(constant, comparison, right),
        (_, ConstantOperand constant) => WithConstantRight(left, comparison, constant),
        _ => OfTwo(left, comparison, right),
    };

    /// <summary>Turns the comparison round, so that the constant is on the right.</summary>
    private static ExpressionNode WithConstantLeft(ConstantOperand left, ComparisonOperator comparison, Operand right) => comparison switch
    {
        ComparisonOperator.Contains when left.Value.Kind != AttributeKind.String => ConstantNode.False,
        ComparisonOperator.NotContains when left.Value.IsCompound => ConstantNode.False,
        ComparisonOperator.Contains or ComparisonOperator.NotContains => new ComparisonNode(left, comparison, right),
        _ => WithConstantRight(right, Turned(comparison), left),
    };

    private static ExpressionNode WithConstantRight(Operand left, ComparisonOperator comparison, ConstantOperand right)
    {
        var value = right.Value;
        switch (comparison)
        {
            case ComparisonOperator.Equal when value.IsCompound:
            case ComparisonOperator.Less or ComparisonOperator.LessOrEqual or ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual when !value.IsNumber && value.Kind != AttributeKind.String:
            case ComparisonOperator.Contains when value.Kind != AttributeKind.String:
            case ComparisonOperator.NotContains when value.IsCompound:
            case ComparisonOperator.Has or ComparisonOperator.NotHas when value.IsCompound:
            case ComparisonOperator.In when value.Constants is null or { Count: 0 }:
            case ComparisonOperator.NotIn when value.Constants is null && !value.IsNull:
                return ConstantNode.False;
            case ComparisonOperator.NotEqual when value.IsCompound:
                // Only what is missing differs from a list.
                return new ComparisonNode(left, ComparisonOperator.Equal, new ConstantOperand(AttributeValue.Null));
            case ComparisonOperator.In when value.Constants is { Count: 1 } list:
                return new ComparisonNode(left, ComparisonOperator.Equal, new ConstantOperand(list.Single));
            case ComparisonOperator.NotIn when value.Constants is { Count: 1 } list && !list.Single.IsNull:
                return new ComparisonNode(left, ComparisonOperator.NotEqual, new ConstantOperand(list.Single));
            case ComparisonOperator.NotIn when value.IsNull:
                return new ComparisonNode(left, comparison, new ConstantOperand(AttributeValue.From(ConstantList.Empty)));
            default:
                return new ComparisonNode(left, comparison, right);
        }
    }

    private static ComparisonNode OfTwo(Operand left, ComparisonOperator comparison, Operand right)
    {
        var turn = comparison is ComparisonOperator.Has or ComparisonOperator.NotHas
            || (comparison <= ComparisonOperator.GreaterOrEqual && string.CompareOrdinal(left.ToString(), right.ToString()) > 0);
        return turn ? new(right, Turned(comparison), left) : new(left, comparison, right);
    }

    private static ComparisonOperator Turned(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        ComparisonOperator.Has => ComparisonOperator.In,
        ComparisonOperator.NotHas => ComparisonOperator.NotIn,
        ComparisonOperator.In => ComparisonOperator.Has,
        ComparisonOperator.NotIn => ComparisonOperator.NotHas,
        _ => comparison,
    };
}
