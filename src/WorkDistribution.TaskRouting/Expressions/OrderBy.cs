using System.Diagnostics.CodeAnalysis;
using WorkDistribution.TaskRouting.Expressions.Operands;
using WorkDistribution.TaskRouting.Expressions.Parsing;

namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>An order of workers, such as <c>worker.skills.english DESC, worker.level ASC</c>. Immutable, safe from any thread; comparing allocates nothing.</summary>
public sealed class OrderBy : IComparer<IWorkerFacts>
{
    private readonly (Operand Operand, bool Descending)[] _clauses;

    private OrderBy(string text, List<(Operand Operand, bool Descending)> clauses)
    {
        Text = text;
        _clauses = [.. clauses];
        CanonicalKey = string.Join(", ", _clauses.Select(c => $"{c.Operand} {(c.Descending ? "DESC" : "ASC")}"));
        Inputs = _clauses.Aggregate(ExpressionInputs.None, (inputs, clause) => inputs | clause.Operand.Inputs);
    }

    /// <summary>The text it was read from.</summary>
    public string Text { get; }

    /// <summary>What the order depends on.</summary>
    public ExpressionInputs Inputs { get; }

    /// <summary>Written in one way: orders with the same key are the same.</summary>
    public string CanonicalKey { get; }

    /// <summary>Reads an order: attributes of the worker, each with ASC (the default) or DESC, separated by commas.</summary>
    /// <param name="text">The text, at most <see cref="Expression.MaxLength"/> characters.</param>
    /// <param name="orderBy">The order.</param>
    /// <param name="error">The first thing wrong with the text, and where.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out OrderBy? orderBy, [NotNullWhen(false)] out ExpressionError? error)
    {
        orderBy = null;
        error = null;
        if (text.Length > Expression.MaxLength)
        {
            error = new(Expression.MaxLength, $"an order has at most {Expression.MaxLength} characters, this one has {text.Length}");
            return false;
        }

        try
        {
            orderBy = new(text, new ExpressionParser(text, ExpressionScope.Target).ParseOrder());
            return true;
        }
        catch (ExpressionSyntaxException bad)
        {
            error = bad.Error;
            return false;
        }
    }

    /// <summary>Which of two workers goes first: less than 0 for <paramref name="x"/>. Numbers before strings before booleans, in either direction; what is missing, a list or an object goes last. 0: the order leaves it open.</summary>
    public int Compare(IWorkerFacts? x, IWorkerFacts? y)
    {
        var left = new ExpressionContext { Worker = x };
        var right = new ExpressionContext { Worker = y };
        foreach (var (operand, descending) in _clauses)
        {
            var order = Compare(operand.Resolve(left), operand.Resolve(right), descending);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    /// <summary>As <see cref="Text"/>.</summary>
    public override string ToString() => Text;

    private static int Compare(in AttributeValue left, in AttributeValue right, bool descending)
    {
        var byKind = Rank(left).CompareTo(Rank(right));
        if (byKind != 0)
        {
            return byKind;
        }

        var order = ValueComparison.Order(left, right) ?? (left.Kind == AttributeKind.Boolean ? left.Boolean.CompareTo(right.Boolean) : 0);
        return descending ? -order : order;
    }

    private static int Rank(in AttributeValue value) => value.Kind switch
    {
        AttributeKind.Integer or AttributeKind.Real => 0,
        AttributeKind.String => 1,
        AttributeKind.Boolean => 2,
        _ => 3,
    };
}
