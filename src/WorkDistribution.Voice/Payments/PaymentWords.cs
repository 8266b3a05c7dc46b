using System.Collections.Frozen;

namespace WorkDistribution.Voice.Payments;

/// <summary>The wire's words of payments.</summary>
internal static class PaymentWords
{
    private static readonly FrozenDictionary<string, CardType> CardTypes = new Dictionary<string, CardType>(StringComparer.Ordinal)
    {
        ["visa"] = CardType.Visa,
        ["mastercard"] = CardType.Mastercard,
        ["amex"] = CardType.Amex,
        ["maestro"] = CardType.Maestro,
        ["discover"] = CardType.Discover,
        ["optima"] = CardType.Optima,
        ["jcb"] = CardType.Jcb,
        ["diners-club"] = CardType.DinersClub,
        ["enroute"] = CardType.Enroute,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, PaymentField> Fields =
        Enum.GetValues<PaymentField>().ToFrozenDictionary(field => field.ToWire(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, PaymentError> Errors =
        Enum.GetValues<PaymentError>().ToFrozenDictionary(error => error.ToWire(), StringComparer.Ordinal);

    /// <summary>The word of a kind of card.</summary>
    public static string ToWire(this CardType type) => CardTypes.First(pair => pair.Value == type).Key;

    /// <summary>The kind of card of a word that the language has.</summary>
    public static CardType ReadCardType(string word) => CardTypes[word];

    /// <summary>The word of a field.</summary>
    public static string ToWire(this PaymentField field) => field switch
    {
        PaymentField.CardNumber => "payment-card-number",
        PaymentField.ExpirationDate => "expiration-date",
        PaymentField.SecurityCode => "security-code",
        PaymentField.PostalCode => "postal-code",
        PaymentField.BankRoutingNumber => "bank-routing-number",
        PaymentField.BankAccountNumber => "bank-account-number",
        _ => "payment-processing",
    };

    /// <summary>The field of a word that the language has.</summary>
    public static PaymentField ReadField(string word) => Fields[word];

    /// <summary>The word of an error.</summary>
    public static string ToWire(this PaymentError error) => error switch
    {
        PaymentError.Timeout => "timeout",
        PaymentError.InvalidCardNumber => "invalid-card-number",
        PaymentError.InvalidCardType => "invalid-card-type",
        PaymentError.InvalidDate => "invalid-date",
        PaymentError.InvalidSecurityCode => "invalid-security-code",
        PaymentError.InvalidPostalCode => "invalid-postal-code",
        PaymentError.InvalidBankRoutingNumber => "invalid-bank-routing-number",
        PaymentError.InvalidBankAccountNumber => "invalid-bank-account-number",
        _ => "input-matching-failed",
    };

    /// <summary>The error of a word; null for one that never happens here.</summary>
    public static PaymentError? ReadError(string word) => Errors.TryGetValue(word, out var error) ? error : null;

    /// <summary>The name of the parameter that carries a field.</summary>
    public static string ToParameter(this PaymentField field) => field switch
    {
        PaymentField.CardNumber => "PaymentCardNumber",
        PaymentField.ExpirationDate => "ExpirationDate",
        PaymentField.SecurityCode => "SecurityCode",
        PaymentField.PostalCode => "PaymentCardPostalCode",
        PaymentField.BankRoutingNumber => "BankRoutingNumber",
        _ => "BankAccountNumber",
    };
}
