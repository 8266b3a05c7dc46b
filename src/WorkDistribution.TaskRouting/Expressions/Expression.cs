using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using WorkDistribution.TaskRouting.Expressions.Nodes;
using WorkDistribution.TaskRouting.Expressions.Operands;
using WorkDistribution.TaskRouting.Expressions.Parsing;

namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>A condition over tasks and workers (R3-32, R3-40), read once. Immutable, safe from any thread; evaluation never throws and allocates nothing.</summary>
/// <remarks>docs/workflows.md describes the language.</remarks>
public sealed class Expression
{
    /// <summary>The longest text, in characters.</summary>
    public const int MaxLength = 32768;

    /// <summary>The deepest nesting of parentheses and NOT.</summary>
    public const int MaxDepth = 256;

    private readonly ExpressionNode _written;
    private readonly ExpressionNode _root;

    private Expression(string text, ExpressionScope scope, ExpressionNode written, ExpressionNode root, string? canonicalKey = null)
    {
        Text = text;
        Scope = scope;
        _written = written;
        _root = root;
        Inputs = root.Inputs;
        CanonicalKey = canonicalKey ?? root.ToString();
    }

    /// <summary>True for everyone: <c>1==1</c>, the default of a queue.</summary>
    public static Expression Always { get; } = new("1==1", ExpressionScope.Target, ConstantNode.True, ConstantNode.True);

    /// <summary>The text it was read from; of a bound one its canonical form.</summary>
    public string Text { get; }

    /// <summary>Where it stands.</summary>
    public ExpressionScope Scope { get; }

    /// <summary>What its result depends on.</summary>
    public ExpressionInputs Inputs { get; }

    /// <summary>Its canonical form, itself an expression (in any scope that knows its names): expressions with the same key give the same result for everything.</summary>
    public string CanonicalKey { get; }

    /// <summary>Whether it looks at the task.</summary>
    public bool UsesTask => (Inputs & ExpressionInputs.Task) != ExpressionInputs.None;

    /// <summary>Whether it looks at the worker.</summary>
    public bool UsesWorker => (Inputs & ExpressionInputs.Worker) != ExpressionInputs.None;

    /// <summary>The result of an expression that looks at nothing; null for any other.</summary>
    public bool? Constant => _root is ConstantNode ? _root.Evaluate(default) : null;

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The text, at most <see cref="MaxLength"/> characters.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="error">The first thing wrong with the text, and where.</param>
    public static bool TryParse(string text, ExpressionScope scope, [NotNullWhen(true)] out Expression? expression, [NotNullWhen(false)] out ExpressionError? error)
    {
        expression = null;
        error = null;
        if (text.Length > MaxLength)
        {
            error = new(MaxLength, $"an expression has at most {MaxLength} characters, this one has {text.Length}");
            return false;
        }

        try
        {
            var written = new ExpressionParser(text, scope).ParseExpression();
            expression = new(text, scope, written, ExpressionRewriter.Normalize(written));
            return true;
        }
        catch (ExpressionSyntaxException bad)
        {
            error = bad.Error;
            return false;
        }
    }

    /// <summary>Whether it holds.</summary>
    public bool Evaluate(in ExpressionContext context) => _root.Evaluate(context);

    /// <summary>The same condition about workers alone, with what is known of the task and the clock put in: <c>worker.english &gt; task.minimum</c> becomes <c>worker.english &gt; 5</c>.</summary>
    /// <param name="context">The task and the time. No task: its attributes are missing.</param>
    /// <returns>An expression without task and clock in its <see cref="Inputs"/>. It goes out of date when what the unbound one depends on changes: see its <see cref="Inputs"/>.</returns>
    public Expression Bind(in ExpressionContext context)
    {
        if ((Inputs & (ExpressionInputs.Task | ExpressionInputs.Clock)) == ExpressionInputs.None)
        {
            return this;
        }

        var bound = ExpressionRewriter.Bind(_root, context);
        var key = bound.ToString();
        return new(key, Scope, bound, bound, key);
    }

    /// <summary>Evaluates every part and tells what each came to.</summary>
    public ExpressionTrace Trace(in ExpressionContext context) => new ExpressionTracer(Text).Trace(_written, context);

    /// <summary>Simple conditions on the worker all of which must hold for this one to hold; empty when there is none. For looking candidates up; <see cref="Evaluate"/> decides.</summary>
    public ImmutableArray<RequiredAtom> RequiredAtoms()
    {
        var atoms = ImmutableArray.CreateBuilder<RequiredAtom>();
        foreach (var part in _root is JunctionNode { IsAnd: true } junction ? junction.Parts : [_root])
        {
            if (part is ComparisonNode { Right: ConstantOperand { Value: { IsNull: false } value } } comparison && comparison.Left is WorkerAttributeOperand or WorkerPropertyOperand { IsSid: true })
            {
                var path = (comparison.Left as WorkerAttributeOperand)?.Path;
                switch (comparison.Comparison)
                {
                    case ComparisonOperator.Equal:
                        atoms.Add(new(path, false, [value]));
                        break;
                    case ComparisonOperator.Has:
                        atoms.Add(new(path, true, [value]));
                        break;
                    case ComparisonOperator.In when value.Constants is { } list && list.Elements.All(e => !e.IsNull):
                        atoms.Add(new(path, false, [.. list.Elements]));
                        break;
                }
            }
        }

        return atoms.ToImmutable();
    }

    /// <summary>As <see cref="Text"/>.</summary>
    public override string ToString() => Text;
}
