using System.Globalization;
using System.Text;

namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>How names, strings and operators are written in an expression.</summary>
internal static class ExpressionText
{
    /// <summary>May begin a name.</summary>
    public static bool IsNameStart(char character) => char.IsLetter(character) || character is '_' or '$';

    /// <summary>May go on in a name.</summary>
    public static bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character is '_' or '$';

    /// <summary>Can be written without brackets.</summary>
    public static bool IsName(string text) => text.Length > 0 && IsNameStart(text[0]) && text.All(IsNamePart);

    /// <summary>Writes a string constant.</summary>
    public static void PrintString(StringBuilder builder, ReadOnlySpan<char> text)
    {
        builder.Append('"');
        foreach (var character in text)
        {
            if (character is '"' or '\\')
            {
                builder.Append('\\').Append(character);
            }
            else if (char.IsControl(character) || char.IsSurrogate(character))
            {
                builder.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                builder.Append(character);
            }
        }

        builder.Append('"');
    }

    /// <summary>An operator's text.</summary>
    public static string Of(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "==",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        ComparisonOperator.Contains => "CONTAINS",
        ComparisonOperator.NotContains => "NOT CONTAINS",
        ComparisonOperator.Has => "HAS",
        ComparisonOperator.NotHas => "NOT HAS",
        ComparisonOperator.In => "IN",
        _ => "NOT IN",
    };
}
