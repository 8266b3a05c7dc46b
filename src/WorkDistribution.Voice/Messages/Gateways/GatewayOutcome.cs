using WorkDistribution.Core.Errors;

namespace WorkDistribution.Voice.Messages.Gateways;

/// <summary>What became of one try to hand a message over.</summary>
public abstract record GatewayOutcome
{
    private GatewayOutcome()
    {
    }

    /// <summary>Taken.</summary>
    /// <param name="IsDelivered">It has arrived; otherwise a report may say so later.</param>
    /// <param name="Reference">What the gateway calls it; null where it said nothing.</param>
    public sealed record Taken(bool IsDelivered, string? Reference = null) : GatewayOutcome;

    /// <summary>Not taken.</summary>
    /// <param name="Error">Why, from the catalogue (30xxx).</param>
    /// <param name="Detail">In words.</param>
    /// <param name="MayRetry">Whether another try makes sense.</param>
    /// <param name="RetryAfter">When; null where nothing was said.</param>
    public sealed record NotTaken(ErrorCode Error, string Detail, bool MayRetry, TimeSpan? RetryAfter = null) : GatewayOutcome;
}
