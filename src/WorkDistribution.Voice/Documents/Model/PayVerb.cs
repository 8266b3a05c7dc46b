using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Payments;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Asks for the data of a card or bank account by keys and pays with them. Neither the application nor any recording gets them.</summary>
public sealed record PayVerb : Verb
{
    /// <summary>Asked with the result; null goes on with the next verb.</summary>
    public string? Action { get; init; }

    /// <summary>Told of each field and of the end; null for nobody.</summary>
    public string? StatusCallback { get; init; }

    /// <summary>How it is told.</summary>
    public WebhookMethod StatusCallbackMethod { get; init; } = WebhookMethod.Post;

    /// <summary>The connector. Default "Default".</summary>
    public string Connector { get; init; } = "Default";

    /// <summary>How much; 0 makes a token.</summary>
    public decimal ChargeAmount { get; init; }

    /// <summary>The currency, lower case. Default usd.</summary>
    public string Currency { get; init; } = "usd";

    /// <summary>What for.</summary>
    public string? Description { get; init; }

    /// <summary>Whether a bank account is debited. Default false: a card.</summary>
    public bool IsBankDebit { get; init; }

    /// <summary>The bank account's kind.</summary>
    public string BankAccountType { get; init; } = "consumer-checking";

    /// <summary>Whether the card's code is asked. Default true.</summary>
    public bool SecurityCode { get; init; } = true;

    /// <summary>Whether the postal code is asked. Default true.</summary>
    public bool PostalCode { get; init; } = true;

    /// <summary>The postal code when the document knows it; then it is not asked.</summary>
    public string? KnownPostalCode { get; init; }

    /// <summary>Digits a postal code has at least. Default 1.</summary>
    public int MinPostalCodeLength { get; init; } = 1;

    /// <summary>How often each field is asked at most. 1 to 3; default 3.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Silence after a prompt or a key that ends a field. Default 5 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The token's kind. Default reusable.</summary>
    public string TokenType { get; init; } = "reusable";

    /// <summary>Cards that are taken. Default visa, mastercard, amex.</summary>
    public ImmutableArray<CardType> ValidCardTypes { get; init; } = [CardType.Visa, CardType.Mastercard, CardType.Amex];

    /// <summary>Language of what is said where the document does not say it itself. Default en-US.</summary>
    public string Language { get; init; } = "en-US";

    /// <summary>What is said in place of the usual.</summary>
    public ImmutableArray<PaymentPrompt> Prompts { get; init; } = [];

    /// <summary>What the connector is told besides.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Parameters { get; init; } = [];
}
