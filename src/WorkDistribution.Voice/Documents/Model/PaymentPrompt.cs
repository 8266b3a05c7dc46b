using System.Collections.Immutable;
using WorkDistribution.Voice.Payments;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>What is said when a field of a payment is asked. Conditions that are empty always hold.</summary>
public sealed record PaymentPrompt
{
    /// <summary>Which field.</summary>
    public required PaymentField For { get; init; }

    /// <summary>At which attempts, from 1.</summary>
    public ImmutableArray<int> Attempts { get; init; } = [];

    /// <summary>After which errors.</summary>
    public ImmutableArray<PaymentError> Errors { get; init; } = [];

    /// <summary>With which cards, once that is known.</summary>
    public ImmutableArray<CardType> CardTypes { get; init; } = [];

    /// <summary>Whether the field must be keyed twice alike.</summary>
    public bool RequiresMatchingInputs { get; init; }

    /// <summary>Say, Play and Pause, in order.</summary>
    public ImmutableArray<Verb> Content { get; init; } = [];
}
