using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Payments;

/// <summary>A payment that everything is known of.</summary>
/// <param name="AccountSid">Whose customer pays.</param>
/// <param name="CallSid">In which call.</param>
/// <param name="Connector">The connector's name.</param>
/// <param name="Id">Unique of this payment: a request that is sent twice is one payment.</param>
/// <param name="Details">What was keyed.</param>
public sealed record PaymentRequest(AccountSid AccountSid, CallSid CallSid, string Connector, string Id, PaymentDetails Details)
{
    /// <summary>How much, a decimal number; 0 makes a token to charge later.</summary>
    public decimal Amount { get; init; }

    /// <summary>In which currency (ISO 4217, lower case). Default usd.</summary>
    public string Currency { get; init; } = "usd";

    /// <summary>What for.</summary>
    public string? Description { get; init; }

    /// <summary>credit-card or ach-debit.</summary>
    public string Method { get; init; } = "credit-card";

    /// <summary>The token's kind: one-time, reusable, payment-method.</summary>
    public string TokenType { get; init; } = "reusable";

    /// <summary>The bank account's kind; null for cards.</summary>
    public string? BankAccountType { get; init; }

    /// <summary>What the document adds for the connector.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Parameters { get; init; } = [];
}
