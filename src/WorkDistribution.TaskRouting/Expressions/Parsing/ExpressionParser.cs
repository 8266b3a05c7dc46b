using WorkDistribution.TaskRouting.Expressions.Nodes;
using WorkDistribution.TaskRouting.Expressions.Operands;

namespace WorkDistribution.TaskRouting.Expressions.Parsing;

/// <summary>Reads an expression by recursive descent.</summary>
/// <remarks>
/// <code>
/// or         = and { ("OR" | "||") and }
/// and        = not { ("AND" | "&amp;&amp;") not }
/// not        = ("NOT" | "!") not | comparison
/// comparison = operand [ operator operand ] | "(" or ")" [ operator operand ]    the second only where "(" held a single value
/// operator   = "==" | "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | ["NOT"] ("IN" | "HAS" | "CONTAINS")
/// operand    = constant | "[" [ constant { "," constant } ] "]" | name { "." name | "[" (index | string) "]" }
/// </code>
/// Keywords are read in any case.
/// </remarks>
internal sealed class ExpressionParser
{
    private readonly string _text;
    private readonly ExpressionLexer _lexer;
    private readonly OperandResolver _operands;
    private Token _token;
    private int _previousEnd;
    private int _depth;

    public ExpressionParser(string text, ExpressionScope scope)
    {
        _text = text;
        _lexer = new(text);
        _operands = new(scope);
        _token = _lexer.Next();
    }

    /// <summary>The whole text as one expression.</summary>
    /// <exception cref="ExpressionSyntaxException">It is none.</exception>
    public ExpressionNode ParseExpression()
    {
        var node = ParseJunction(isAnd: false);
        if (_token.Kind != TokenKind.End)
        {
            throw Unexpected(_token, "expected AND, OR or the end");
        }

        RequireCondition(node);
        return node;
    }

    /// <summary>The whole text as clauses of an order: <c>value [ASC | DESC] { "," value [ASC | DESC] }</c>.</summary>
    /// <exception cref="ExpressionSyntaxException">It is none.</exception>
    public List<(Operand Operand, bool Descending)> ParseOrder()
    {
        var clauses = new List<(Operand, bool)>();
        do
        {
            var start = _token.Start;
            var operand = ParseOperand();
            if ((operand.Inputs & ExpressionInputs.Worker) == ExpressionInputs.None)
            {
                throw new ExpressionSyntaxException(start, "expected an attribute of the worker");
            }

            var descending = TakeKeyword("DESC");
            if (!descending)
            {
                TakeKeyword("ASC");
            }

            clauses.Add((operand, descending));
        }
        while (TakeSymbol(","));

        return _token.Kind == TokenKind.End ? clauses : throw Unexpected(_token, "expected ASC, DESC, ',' or the end");
    }

    /// <summary>The whole text as one value.</summary>
    /// <exception cref="ExpressionSyntaxException">It is none.</exception>
    public Operand ParseValue()
    {
        var operand = ParseOperand();
        return _token.Kind == TokenKind.End ? operand : throw Unexpected(_token, "expected the end");
    }

    private ExpressionNode ParseJunction(bool isAnd)
    {
        var start = _token.Start;
        var first = isAnd ? ParseNot() : ParseJunction(isAnd: true);
        if (!AtJunction(isAnd))
        {
            return first;
        }

        RequireCondition(first);
        var parts = new List<ExpressionNode> { first };
        while (AtJunction(isAnd))
        {
            Take();
            var part = isAnd ? ParseNot() : ParseJunction(isAnd: true);
            RequireCondition(part);
            parts.Add(part);
        }

        return new JunctionNode(isAnd, [.. parts]) { Start = start, End = _previousEnd };
    }

    private bool AtJunction(bool isAnd) => isAnd ? IsKeyword("AND") || IsSymbol("&&") : IsKeyword("OR") || IsSymbol("||");

    private ExpressionNode ParseNot()
    {
        if (!IsKeyword("NOT") && !IsSymbol("!"))
        {
            return ParseComparison();
        }

        var start = _token.Start;
        Deepen();
        Take();
        var part = ParseNot();
        RequireCondition(part);
        _depth--;
        return new NotNode(part) { Start = start, End = _previousEnd };
    }

    private ExpressionNode ParseComparison()
    {
        var start = _token.Start;
        Operand left;
        if (IsSymbol("("))
        {
            Deepen();
            Take();
            var inner = ParseJunction(isAnd: false);
            ExpectSymbol(")");
            _depth--;
            if (inner is not TruthNode { Operand: var single } || !AtOperator())
            {
                return inner;
            }

            left = single;
        }
        else
        {
            left = ParseOperand();
        }

        if (!AtOperator())
        {
            return new TruthNode(left) { Start = start, End = _previousEnd };
        }

        var comparison = TakeOperator();
        var right = ParseRight(comparison);
        if (AtOperator() && !IsKeyword("NOT"))
        {
            throw Unexpected(_token, "a comparison has two sides; expected AND or OR");
        }

        return new ComparisonNode(left, comparison, right) { Start = start, End = _previousEnd };
    }

    private Operand ParseRight(ComparisonOperator comparison)
    {
        var start = _token.Start;
        if (IsSymbol("(") && comparison is ComparisonOperator.In or ComparisonOperator.NotIn)
        {
            throw Unexpected(_token, "expected a list in square brackets, such as [\"en\", \"es\"], or an attribute");
        }

        var parentheses = 0;
        while (IsSymbol("("))
        {
            Deepen();
            Take();
            parentheses++;
        }

        var right = ParseOperand();
        for (; parentheses > 0; parentheses--)
        {
            ExpectSymbol(")");
            _depth--;
        }

        if (right is ConstantOperand { Value: var value })
        {
            if (comparison is ComparisonOperator.In or ComparisonOperator.NotIn && !value.IsCompound)
            {
                throw new ExpressionSyntaxException(start, $"expected a list after {ExpressionText.Of(comparison)}, such as [\"en\", \"es\"], or an attribute");
            }

            if (comparison is ComparisonOperator.Has or ComparisonOperator.NotHas && value.IsCompound)
            {
                throw new ExpressionSyntaxException(start, $"expected a single value after {ExpressionText.Of(comparison)}");
            }
        }

        return right;
    }

    private Operand ParseOperand()
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.String:
                Take();
                return new ConstantOperand(token.Value);
            case TokenKind.Symbol when IsSymbol("["):
                return ParseList();
            case TokenKind.Name when Constant() is { } constant:
                Take();
                return new ConstantOperand(constant);
            case TokenKind.Name when !IsAnyKeyword():
                return ParsePath();
            default:
                throw Unexpected(token, "expected a value: an attribute, a string, a number, true, false or null");
        }
    }

    private ConstantOperand ParseList()
    {
        Take();
        var elements = new List<AttributeValue>();
        if (!IsSymbol("]"))
        {
            do
            {
                elements.Add(ParseElement());
            }
            while (TakeSymbol(","));
        }

        ExpectSymbol("]");
        return new(AttributeValue.From(new ConstantList(elements)));
    }

    private AttributeValue ParseElement()
    {
        var token = _token;
        var value = token.Kind is TokenKind.Number or TokenKind.String ? token.Value : Constant();
        if (value is null)
        {
            throw Unexpected(token, "expected a constant of the list: a string, a number, true, false or null");
        }

        Take();
        return value.Value;
    }

    private Operand ParsePath()
    {
        var start = _token.Start;
        var segments = new List<AttributePathSegment> { new(AttributeNamePool.Share(Text(_token)), 0) };
        var inBrackets = false;
        Take();
        while (true)
        {
            if (TakeSymbol("."))
            {
                if (_token.Kind != TokenKind.Name)
                {
                    throw Unexpected(_token, "expected a name after '.'");
                }

                segments.Add(new(AttributeNamePool.Share(Text(_token)), 0));
                Take();
            }
            else if (TakeSymbol("["))
            {
                inBrackets |= segments.Count == 1 && _token.Kind == TokenKind.String;
                segments.Add(ParseIndex());
                ExpectSymbol("]");
            }
            else
            {
                break;
            }
        }

        return _operands.Resolve(segments, start, inBrackets);
    }

    private AttributePathSegment ParseIndex()
    {
        var token = _token;
        if (token.Kind == TokenKind.String)
        {
            Take();
            return new(AttributeNamePool.Share(token.Value.Text), 0);
        }

        if (token.Kind == TokenKind.Number && token.Value is { Kind: AttributeKind.Integer, Integer: >= 0 and <= int.MaxValue })
        {
            Take();
            return new(null, (int)token.Value.Integer);
        }

        throw Unexpected(token, "expected a place in the list, from 0, or a name in quotes");
    }

    private AttributeValue? Constant() => _token.Kind != TokenKind.Name ? null
        : IsKeyword("TRUE") ? AttributeValue.From(true)
        : IsKeyword("FALSE") ? AttributeValue.From(false)
        : IsKeyword("NULL") ? AttributeValue.Null
        : null;

    private bool AtOperator() => _token.Kind switch
    {
        TokenKind.Symbol => Text(_token) is "==" or "=" or "!=" or "<" or "<=" or ">" or ">=",
        TokenKind.Name => IsKeyword("IN") || IsKeyword("HAS") || IsKeyword("CONTAINS") || IsKeyword("NOT"),
        _ => false,
    };

    private ComparisonOperator TakeOperator()
    {
        var token = _token;
        Take();
        if (token.Kind == TokenKind.Symbol)
        {
            return Text(token) switch
            {
                "==" or "=" => ComparisonOperator.Equal,
                "!=" => ComparisonOperator.NotEqual,
                "<" => ComparisonOperator.Less,
                "<=" => ComparisonOperator.LessOrEqual,
                ">" => ComparisonOperator.Greater,
                _ => ComparisonOperator.GreaterOrEqual,
            };
        }

        var negated = IsKeyword(token, "NOT");
        if (negated)
        {
            token = _token;
            if (!IsKeyword("IN") && !IsKeyword("HAS") && !IsKeyword("CONTAINS"))
            {
                throw Unexpected(token, "expected IN, HAS or CONTAINS after NOT");
            }

            Take();
        }

        return (IsKeyword(token, "IN"), IsKeyword(token, "HAS")) switch
        {
            (true, _) => negated ? ComparisonOperator.NotIn : ComparisonOperator.In,
            (_, true) => negated ? ComparisonOperator.NotHas : ComparisonOperator.Has,
            _ => negated ? ComparisonOperator.NotContains : ComparisonOperator.Contains,
        };
    }

    /// <summary>A constant that is no truth value is no condition by itself.</summary>
    private void RequireCondition(ExpressionNode node)
    {
        if (node is TruthNode { Operand: ConstantOperand { Value.Kind: not AttributeKind.Boolean } })
        {
            throw Unexpected(_token, "expected an operator, such as == or IN");
        }
    }

    private void Deepen()
    {
        if (++_depth > Expression.MaxDepth)
        {
            throw new ExpressionSyntaxException(_token.Start, $"nested deeper than {Expression.MaxDepth}");
        }
    }

    private bool IsAnyKeyword() => IsKeyword("AND") || IsKeyword("OR") || IsKeyword("NOT") || IsKeyword("IN") || IsKeyword("HAS") || IsKeyword("CONTAINS");

    private bool IsKeyword(string keyword) => IsKeyword(_token, keyword);

    private bool IsKeyword(in Token token, string keyword) => token.Kind == TokenKind.Name && Text(token).Equals(keyword, StringComparison.OrdinalIgnoreCase);

    private bool IsSymbol(string symbol) => _token.Kind == TokenKind.Symbol && Text(_token).SequenceEqual(symbol);

    private bool TakeKeyword(string keyword) => IsKeyword(keyword) && Take();

    private bool TakeSymbol(string symbol) => IsSymbol(symbol) && Take();

    private void ExpectSymbol(string symbol)
    {
        if (!TakeSymbol(symbol))
        {
            throw Unexpected(_token, symbol == ")" ? "expected ')', AND or OR" : $"expected '{symbol}'");
        }
    }

    private bool Take()
    {
        _previousEnd = _token.End;
        _token = _lexer.Next();
        return true;
    }

    private ReadOnlySpan<char> Text(in Token token) => _text.AsSpan(token.Start, token.End - token.Start);

    private ExpressionSyntaxException Unexpected(in Token token, string expectation) =>
        new(token.Start, token.Kind == TokenKind.End ? $"{expectation}; the expression ends here" : $"{expectation}; found {Shown(token)}");

    private string Shown(in Token token)
    {
        const int Most = 20;
        var text = Text(token);
        return text.Length <= Most ? $"'{text}'" : $"'{text[..Most]}...'";
    }
}
