using System.Globalization;
using System.Text;

namespace WorkDistribution.TaskRouting.Expressions.Parsing;

/// <summary>Splits an expression into words.</summary>
/// <param name="text">The expression.</param>
internal sealed class ExpressionLexer(string text)
{
    private static readonly string[] Symbols = ["==", "!=", "<=", ">=", "&&", "||", "=", "<", ">", "!", "(", ")", "[", "]", ",", "."];

    private int _position;

    /// <summary>The next word.</summary>
    /// <exception cref="ExpressionSyntaxException">There is none.</exception>
    public Token Next()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }

        if (_position == text.Length)
        {
            return new(TokenKind.End, _position, _position);
        }

        var start = _position;
        var character = text[start];
        if (ExpressionText.IsNameStart(character))
        {
            return Name(start);
        }

        if (char.IsAsciiDigit(character) || character == '-')
        {
            return Number(start);
        }

        if (character is '"' or '\'')
        {
            return String(start, character);
        }

        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, start, symbol, 0, symbol.Length) == 0)
            {
                _position += symbol.Length;
                return new(TokenKind.Symbol, start, _position);
            }
        }

        throw new ExpressionSyntaxException(start, $"'{character}' has no meaning here");
    }

    private Token Name(int start)
    {
        while (_position < text.Length && ExpressionText.IsNamePart(text[_position]))
        {
            _position++;
        }

        if (_position + 1 < text.Length && text[_position] == '-' && ExpressionText.IsNamePart(text[_position + 1]))
        {
            throw new ExpressionSyntaxException(_position, "a name has no '-' in it; write the attribute in brackets: worker[\"skill-level\"]");
        }

        return new(TokenKind.Name, start, _position);
    }

    private Token Number(int start)
    {
        if (text[_position] == '-')
        {
            _position++;
        }

        var whole = Digits();
        if (_position < text.Length && text[_position] == '.')
        {
            _position++;
            Digits();
            whole = false;
        }

        if (_position < text.Length && text[_position] is 'e' or 'E')
        {
            _position++;
            if (_position < text.Length && text[_position] is '+' or '-')
            {
                _position++;
            }

            Digits();
            whole = false;
        }

        if (_position < text.Length && ExpressionText.IsNamePart(text[_position]))
        {
            throw new ExpressionSyntaxException(_position, "expected a space or an operator after a number");
        }

        var digits = text.AsSpan(start, _position - start);
        if (whole && long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            return new(TokenKind.Number, start, _position, AttributeValue.From(integer));
        }

        var real = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsInfinity(real) ? throw new ExpressionSyntaxException(start, "the number is too large") : new(TokenKind.Number, start, _position, AttributeValue.From(real));
    }

    private bool Digits()
    {
        var start = _position;
        while (_position < text.Length && char.IsAsciiDigit(text[_position]))
        {
            _position++;
        }

        return _position > start ? true : throw new ExpressionSyntaxException(_position, "expected a digit");
    }

    private Token String(int start, char quote)
    {
        var value = new StringBuilder();
        for (_position++; _position < text.Length; _position++)
        {
            var character = text[_position];
            if (character == quote)
            {
                _position++;
                return new(TokenKind.String, start, _position, AttributeValue.From(value.ToString()));
            }

            value.Append(character == '\\' ? Escaped() : character);
        }

        throw new ExpressionSyntaxException(text.Length, $"expected {quote} to end the string that begins at {start}");
    }

    /// <summary>What a backslash and the character after it mean: the escapes of JSON, and either quote.</summary>
    private char Escaped()
    {
        _position++;
        switch (_position < text.Length ? text[_position] : '\0')
        {
            case '"' or '\'' or '\\' or '/':
                return text[_position];
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'u' when _position + 4 < text.Length && ushort.TryParse(text.AsSpan(_position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _position += 4;
                return (char)code;
            default:
                throw new ExpressionSyntaxException(_position - 1, "expected one of \\\" \\' \\\\ \\/ \\n \\r \\t \\b \\f \\u0000");
        }
    }
}
