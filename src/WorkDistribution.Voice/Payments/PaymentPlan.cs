using System.Collections.Immutable;

namespace WorkDistribution.Voice.Payments;

/// <summary>What is asked of somebody who pays.</summary>
internal sealed record PaymentPlan
{
    /// <summary>The fields, in order.</summary>
    public required ImmutableArray<PaymentField> Fields { get; init; }

    /// <summary>Cards that are taken.</summary>
    public ImmutableArray<CardType> CardTypes { get; init; } = [CardType.Visa, CardType.Mastercard, CardType.Amex];

    /// <summary>How often a field is asked at most, from 1.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Digits a postal code has at least.</summary>
    public int MinPostalCodeLength { get; init; } = 1;

    /// <summary>Fields that are keyed twice, so that nobody pays with a slip of the finger.</summary>
    public ImmutableArray<PaymentField> AskedTwice { get; init; } = [];
}
