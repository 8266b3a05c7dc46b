using System.Text;

namespace WorkDistribution.TaskRouting.Expressions.Operands;

/// <summary>taskrouter.currentTime (hours and minutes as one number, 1830), currentHour, currentMin or dayOfWeek ("Mon"), all in UTC.</summary>
/// <param name="name">What stands after the dot.</param>
internal sealed class ClockOperand(string name) : Operand
{
    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <summary>Whether there is such a property.</summary>
    public static bool IsProperty(string? name) => name is "currentTime" or "currentHour" or "currentMin" or "dayOfWeek";

    /// <inheritdoc/>
    public override ExpressionInputs Inputs => ExpressionInputs.Clock;

    /// <inheritdoc/>
    public override AttributeValue Resolve(in ExpressionContext context)
    {
        var now = context.Now.UtcDateTime;
        return name switch
        {
            "currentTime" => AttributeValue.From((now.Hour * 100) + now.Minute),
            "currentHour" => AttributeValue.From(now.Hour),
            "currentMin" => AttributeValue.From(now.Minute),
            _ => AttributeValue.From(Days[(int)now.DayOfWeek]),
        };
    }

    /// <inheritdoc/>
    public override void Print(StringBuilder builder) => builder.Append("taskrouter.").Append(name);
}
