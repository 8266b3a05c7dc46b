using System.Diagnostics;

namespace WorkDistribution.Voice.Payments;

/// <summary>What somebody who pays has keyed. Lives no longer than the payment; it has no text form, so that it is in no log by mistake.</summary>
[DebuggerDisplay("(not shown)")]
public sealed class PaymentDetails
{
    private readonly Dictionary<PaymentField, string> _values = [];

    /// <summary>The digits of a field; null when it was not asked.</summary>
    public string? this[PaymentField field]
    {
        get => _values.GetValueOrDefault(field);
        set => _values[field] = value!;
    }

    /// <summary>The card's kind; null while unknown, and for bank accounts.</summary>
    public CardType? CardType => this[PaymentField.CardNumber] is { } number ? CardTypes.Of(number) : null;

    /// <summary>A field as others may see it: but for the last four digits of a number, and for what is not secret, it is made of x.</summary>
    public string? Masked(PaymentField field) => this[field] is not { } value ? null : field switch
    {
        PaymentField.ExpirationDate or PaymentField.PostalCode or PaymentField.BankRoutingNumber => value,
        PaymentField.SecurityCode => new string('x', value.Length),
        _ => new string('x', Math.Max(0, value.Length - Shown)) + value[Math.Max(0, value.Length - Shown)..],
    };

    /// <inheritdoc/>
    public override string ToString() => "payment details";

    private const int Shown = 4;
}
