using System.Collections.Immutable;
using System.Globalization;

namespace WorkDistribution.Voice.Payments;

/// <summary>Which field is asked now, how often it has been, and what is right. Pure but for its own content; <see cref="Enter"/> is its only input.</summary>
internal sealed class PaymentCapture
{
    private const int DateLength = 4;
    private const int RoutingLength = 9;
    private const int LongestAccount = 17;
    private const int ShortestAccount = 4;
    private const int LongestPostalCode = 10;

    private readonly PaymentPlan _plan;
    private readonly DateOnly _today;
    private int _position;
    private string? _first;

    /// <param name="plan">What is asked.</param>
    /// <param name="today">What a card's date is held against.</param>
    public PaymentCapture(PaymentPlan plan, DateOnly today) => (_plan, _today) = (plan, today);

    /// <summary>What is asked now; <see cref="PaymentField.Processing"/> when everything is known.</summary>
    public PaymentField Current => _position < _plan.Fields.Length ? _plan.Fields[_position] : PaymentField.Processing;

    /// <summary>What is still asked, the current one first.</summary>
    public ImmutableArray<PaymentField> Required => _plan.Fields[Math.Min(_position, _plan.Fields.Length)..];

    /// <summary>The how-manieth time, from 1.</summary>
    public int Attempt { get; private set; } = 1;

    /// <summary>Why it is asked again; null when it is not.</summary>
    public PaymentError? Error { get; private set; }

    /// <summary>Whether the field was right and is wanted a second time.</summary>
    public bool IsRepeat => _first is not null;

    /// <summary>Whether it was wrong too often.</summary>
    public bool HasFailed => Attempt > _plan.MaxAttempts;

    /// <summary>What is known.</summary>
    public PaymentDetails Details { get; } = new();

    /// <summary>Whether the keys so far need no more waiting.</summary>
    public bool IsWhole(string digits) => digits.Length >= Current switch
    {
        PaymentField.CardNumber => CardTypes.LengthOf(digits) ?? int.MaxValue,
        PaymentField.ExpirationDate => DateLength,
        PaymentField.SecurityCode => CardTypes.CodeLength(Details.CardType),
        PaymentField.PostalCode => LongestPostalCode,
        PaymentField.BankRoutingNumber => RoutingLength,
        _ => LongestAccount,
    };

    /// <summary>Takes what was keyed.</summary>
    /// <param name="digits">Digits only; empty when none came in time.</param>
    /// <returns>The field it was taken for.</returns>
    public PaymentField Enter(string digits)
    {
        var field = Current;
        Error = digits.Length == 0 ? PaymentError.Timeout : _first is { } first ? Match(first, digits) : Fault(field, digits);
        if (Error is not null)
        {
            _first = null;
            Attempt++;
        }
        else if (_first is null && _plan.AskedTwice.Contains(field))
        {
            _first = digits;
        }
        else
        {
            _first = null;
            Details[field] = digits;
            _position++;
            Attempt = 1;
        }

        return field;
    }

    private static PaymentError? Match(string first, string second) => first == second ? null : PaymentError.InputMatchingFailed;

    private PaymentError? Fault(PaymentField field, string digits) => field switch
    {
        PaymentField.CardNumber when !CardTypes.IsNumber(digits) => PaymentError.InvalidCardNumber,
        PaymentField.CardNumber when CardTypes.Of(digits) is { } type && !_plan.CardTypes.Contains(type) => PaymentError.InvalidCardType,
        PaymentField.ExpirationDate when !IsFuture(digits) => PaymentError.InvalidDate,
        PaymentField.SecurityCode when digits.Length != CardTypes.CodeLength(Details.CardType) => PaymentError.InvalidSecurityCode,
        PaymentField.PostalCode when digits.Length < _plan.MinPostalCodeLength || digits.Length > LongestPostalCode => PaymentError.InvalidPostalCode,
        PaymentField.BankRoutingNumber when !CheckDigits.IsRouting(digits) => PaymentError.InvalidBankRoutingNumber,
        PaymentField.BankAccountNumber when digits.Length is < ShortestAccount or > LongestAccount => PaymentError.InvalidBankAccountNumber,
        _ => null,
    };

    /// <summary>A card is good to the end of its month.</summary>
    private bool IsFuture(string digits)
    {
        if (digits.Length != DateLength)
        {
            return false;
        }

        var month = int.Parse(digits.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var year = 2000 + int.Parse(digits.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture);
        return month is >= 1 and <= 12 && new DateOnly(year, month, 1).AddMonths(1) > _today;
    }
}
