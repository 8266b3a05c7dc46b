namespace WorkDistribution.Voice.Payments;

/// <summary>What a connector says.</summary>
public abstract record PaymentOutcome
{
    private PaymentOutcome()
    {
    }

    /// <summary>Paid.</summary>
    /// <param name="ConfirmationCode">What the payer can refer to.</param>
    public sealed record Charged(string ConfirmationCode) : PaymentOutcome;

    /// <summary>Nothing paid yet: a token that the customer's own side can charge.</summary>
    /// <param name="Token">The token.</param>
    /// <param name="ProfileId">The payer at the processor; null when there is none.</param>
    public sealed record Tokenized(string Token, string? ProfileId) : PaymentOutcome;

    /// <summary>Not paid.</summary>
    /// <param name="Code">The processor's code; empty when it did not answer.</param>
    /// <param name="Message">Why, in words.</param>
    public sealed record Refused(string Code, string Message) : PaymentOutcome;
}
