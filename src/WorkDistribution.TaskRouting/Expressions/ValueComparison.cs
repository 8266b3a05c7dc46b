namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>What each operator makes of two values. Never throws: what cannot be compared is false.</summary>
/// <remarks>
/// The rules, after the documented ones of the wire API ("scalar operators on arrays result in false; array operators on two scalar values return false"):
/// a missing attribute is null. <c>== null</c> and <c>!= null</c> ask for presence, of lists and objects too. Values of different kinds are not equal, and no order holds between them;
/// only numbers and strings (by character) have an order. A list or object beside a scalar fulfils neither <c>==</c> nor <c>!=</c>. <c>HAS</c> and <c>IN</c> need a list on their side and a scalar or null on the other;
/// their NOT forms are true where the list is missing. NOT before an expression turns round whatever it gave.
/// </remarks>
internal static class ValueComparison
{
    /// <summary>Applies an operator.</summary>
    public static bool Evaluate(ComparisonOperator comparison, in AttributeValue left, in AttributeValue right) => comparison switch
    {
        ComparisonOperator.Equal => AreEqual(left, right),
        ComparisonOperator.NotEqual => left.IsNull || right.IsNull ? left.IsNull != right.IsNull : !left.IsCompound && !right.IsCompound && !AreEqual(left, right),
        ComparisonOperator.Less => Order(left, right) is < 0,
        ComparisonOperator.LessOrEqual => Order(left, right) is <= 0,
        ComparisonOperator.Greater => Order(left, right) is > 0,
        ComparisonOperator.GreaterOrEqual => Order(left, right) is >= 0,
        ComparisonOperator.Contains => ContainsText(left, right),
        ComparisonOperator.NotContains => !left.IsCompound && !right.IsCompound && !ContainsText(left, right),
        ComparisonOperator.Has => IsElement(right, left),
        ComparisonOperator.NotHas => IsNoElement(right, left),
        ComparisonOperator.In => IsElement(left, right),
        ComparisonOperator.NotIn => IsNoElement(left, right),
        _ => false,
    };

    /// <summary>Equality as <c>==</c> has it.</summary>
    public static bool AreEqual(in AttributeValue left, in AttributeValue right)
    {
        if (left.IsNull || right.IsNull)
        {
            return left.IsNull && right.IsNull;
        }

        if (left.IsNumber && right.IsNumber)
        {
            return left.Kind == AttributeKind.Integer && right.Kind == AttributeKind.Integer ? left.Integer == right.Integer : left.Number == right.Number;
        }

        return left.Kind == right.Kind && left.Kind switch
        {
            AttributeKind.String => left.Text.SequenceEqual(right.Text),
            AttributeKind.Boolean => left.Boolean == right.Boolean,
            _ => false,
        };
    }

    /// <summary>The order of two numbers or two strings; null where there is none.</summary>
    public static int? Order(in AttributeValue left, in AttributeValue right)
    {
        if (left.IsNumber && right.IsNumber)
        {
            return left.Kind == AttributeKind.Integer && right.Kind == AttributeKind.Integer ? left.Integer.CompareTo(right.Integer) : left.Number.CompareTo(right.Number);
        }

        return left.Kind == AttributeKind.String && right.Kind == AttributeKind.String ? left.Text.SequenceCompareTo(right.Text) : null;
    }

    private static bool ContainsText(in AttributeValue left, in AttributeValue right) =>
        left.Kind == AttributeKind.String && right.Kind == AttributeKind.String && left.Text.Contains(right.Text, StringComparison.Ordinal);

    private static bool IsElement(in AttributeValue element, in AttributeValue list) => !element.IsCompound && list.ContainsElement(element);

    private static bool IsNoElement(in AttributeValue element, in AttributeValue list) =>
        !element.IsCompound && (list.IsNull || (list.Kind == AttributeKind.Array && !list.ContainsElement(element)));
}
