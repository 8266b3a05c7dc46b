using System.Collections.Immutable;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Payments;

namespace WorkDistribution.Voice.Verbs.Paying;

/// <summary>Chooses what is said: the document's prompt that says most about the moment, else the usual words. Pure.</summary>
internal static class PaymentPrompts
{
    /// <summary>What is said now.</summary>
    public static ImmutableArray<Verb> Choose(PayVerb verb, PaymentCapture capture)
    {
        PaymentPrompt? best = null;
        foreach (var prompt in verb.Prompts)
        {
            if (Fits(prompt, capture) && (best is null || Conditions(prompt) > Conditions(best)))
            {
                best = prompt;
            }
        }

        return best is { Content.IsEmpty: false } ? best.Content : [PaymentTexts.Say(verb.Language, capture.Current, capture.Error)];
    }

    private static bool Fits(PaymentPrompt prompt, PaymentCapture capture) =>
        prompt.For == capture.Current
        && (prompt.Attempts.IsEmpty || prompt.Attempts.Contains(capture.Attempt))
        && (prompt.Errors.IsEmpty || (capture.Error is { } error && prompt.Errors.Contains(error)))
        && (prompt.CardTypes.IsEmpty || (capture.Details.CardType is { } type && prompt.CardTypes.Contains(type)));

    private static int Conditions(PaymentPrompt prompt) =>
        (prompt.Attempts.IsEmpty ? 0 : 1) + (prompt.Errors.IsEmpty ? 0 : 1) + (prompt.CardTypes.IsEmpty ? 0 : 1);
}
