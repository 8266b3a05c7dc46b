using System.Collections.Immutable;
using System.Globalization;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Payments;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Pay with its Prompts and Parameters. An amount that cannot be read leaves the verb out: nobody is charged by a guess.</summary>
internal sealed class PayReader : IVerbReader
{
    private const decimal TooMuch = 1_000_000;
    private const int MostAttempts = 3;

    /// <inheritdoc/>
    public string Name => "Pay";

    /// <inheritdoc/>
    public Verb? Read(CheckedElement element, ProblemList problems)
    {
        if (!TryAmount(element.NonEmpty("chargeAmount"), out var amount))
        {
            problems.Skip(ErrorCatalogue.AttributeInvalid, "Pay: chargeAmount is not an amount from 0 to less than 1000000, such as 19.99; the verb is skipped.", element.Markup);
            return null;
        }

        var method = element.String("paymentMethod");
        var postalCode = element.NonEmpty("postalCode") ?? "true";
        return new PayVerb
        {
            Line = element.Line,
            Column = element.Column,
            Action = element.NonEmpty("action"),
            StatusCallback = element.NonEmpty("statusCallback"),
            StatusCallbackMethod = element.Method("statusCallbackMethod"),
            Connector = element.NonEmpty("paymentConnector") ?? "Default",
            ChargeAmount = amount,
            Currency = (element.NonEmpty("currency") ?? "usd").ToLowerInvariant(),
            Description = element.NonEmpty("description"),
            IsBankDebit = method == "ach-debit",
            BankAccountType = element.String("bankAccountType") ?? "consumer-checking",
            SecurityCode = element.Boolean("securityCode") ?? true,
            PostalCode = postalCode.Equals("true", StringComparison.OrdinalIgnoreCase),
            KnownPostalCode = postalCode.ToLowerInvariant() is "true" or "false" ? null : postalCode,
            MinPostalCodeLength = Math.Max(1, element.Integer("minPostalCodeLength") ?? 1),
            MaxAttempts = Math.Clamp(element.Integer("maxAttempts") ?? MostAttempts, 1, MostAttempts),
            Timeout = element.Seconds("timeout") ?? TimeSpan.FromSeconds(5),
            TokenType = element.String("tokenType") ?? "reusable",
            ValidCardTypes = element.Words("validCardTypes") is { } types
                ? [.. types.Select(PaymentWords.ReadCardType)]
                : [CardType.Visa, CardType.Mastercard, CardType.Amex],
            Language = element.String("language") ?? "en-US",
            Prompts = [.. element.Children.Where(c => c.Name == "Prompt").Select(c => Prompt(c, problems)).OfType<PaymentPrompt>()],
            Parameters = ParameterReader.ReadAll(element, problems),
        };
    }

    private static bool TryAmount(string? text, out decimal amount)
    {
        amount = 0;
        return text is null
            || (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount) && amount is >= 0 and < TooMuch);
    }

    private static PaymentPrompt? Prompt(CheckedElement element, ProblemList problems)
    {
        if (element.String("for") is not { } field)
        {
            problems.Skip(ErrorCatalogue.AttributeInvalid, "Prompt: it does not say what it is for; it is skipped.", element.Markup);
            return null;
        }

        var content = ImmutableArray.CreateBuilder<Verb>(element.Children.Length);
        foreach (var child in element.Children)
        {
            if (VerbReaders.Read(child, problems) is { } verb)
            {
                content.Add(verb);
            }
        }

        var errors = element.Words("errorType") ?? [];
        var known = errors.Select(PaymentWords.ReadError).OfType<PaymentError>().ToImmutableArray();
        return errors.Length > 0 && known.IsEmpty ? null : new PaymentPrompt
        {
            For = PaymentWords.ReadField(field),
            Attempts = Attempts(element, problems),
            Errors = known,
            CardTypes = [.. (element.Words("cardType") ?? []).Select(PaymentWords.ReadCardType)],
            RequiresMatchingInputs = element.Boolean("requireMatchingInputs") ?? false,
            Content = content.ToImmutable(),
        };
    }

    private static ImmutableArray<int> Attempts(CheckedElement element, ProblemList problems)
    {
        var attempts = ImmutableArray.CreateBuilder<int>();
        foreach (var word in (element.NonEmpty("attempt") ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) && attempt > 0)
            {
                attempts.Add(attempt);
            }
            else
            {
                problems.Warn(ErrorCatalogue.AttributeInvalid, $"Prompt: attempt has \"{word}\", which is not a number from 1; it is left out.", element.Markup);
            }
        }

        return attempts.ToImmutable();
    }
}
