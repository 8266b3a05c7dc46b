using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Payments;
using WorkDistribution.Voice.Verbs.Paying;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Pay: asks field by field, then has the connector charge or make a token. While fields are keyed nothing of the leg is recorded or streamed.</summary>
internal sealed class PayExecutor(PromptSequence prompts, IPaymentConnector connector, TimeProvider clock) : VerbExecutor<PayVerb>
{
    private const string GaveUp = "caller-interrupted-with-star";
    private const string TooOften = "too-many-failed-attempts";
    private const string NoConnector = "payment-connector-error";
    private const string HungUp = "caller-hung-up";
    private const string Paid = "success";

    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(PayVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        var capture = new PaymentCapture(Plan(verb), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (verb.KnownPostalCode is { } postalCode)
        {
            capture.Details[PaymentField.PostalCode] = postalCode;
        }

        var request = Request(verb, context, capture.Details);
        if (!connector.Has(request))
        {
            await context.Call.Notifier.ReportAsync(ErrorCatalogue.AttributeInvalid, $"Pay (line {verb.Line}): there is no payment connector '{verb.Connector}'.", isWarning: false);
            return End(verb, context, capture, NoConnector, new PaymentOutcome.Refused("", "There is no such payment connector"));
        }

        if (await context.AnswerAsync(cancellationToken) is not { } media)
        {
            return VerbOutcome.Next.Verb;
        }

        try
        {
            var failure = await CaptureAsync(verb, capture, media, context, cancellationToken);
            if (failure is not null)
            {
                return End(verb, context, capture, failure, null);
            }

            var outcome = await ProcessAsync(verb, capture, request, media, context, cancellationToken);
            return End(verb, context, capture, outcome is PaymentOutcome.Refused ? NoConnector : Paid, outcome);
        }
        catch (OperationCanceledException) when (context.Leg.Gone.IsCancellationRequested)
        {
            return End(verb, context, capture, HungUp, null);
        }
    }

    /// <summary>Asks until everything is known.</summary>
    /// <returns>Why it ended before; null when it did not.</returns>
    private async Task<string?> CaptureAsync(PayVerb verb, PaymentCapture capture, LegMedia media, VerbContext context, CancellationToken cancellationToken)
    {
        using var secret = media.Conceal();
        using var keys = media.ListenForDigits();
        while (capture.Current != PaymentField.Processing)
        {
            var attempt = capture.Attempt;
            var said = PaymentPrompts.Choose(verb, capture);
            var entry = await PaymentInput.ReadAsync(capture, keys, verb.Timeout, token => prompts.PlayAsync(said, media, context, token), cancellationToken);
            if (entry is null)
            {
                return GaveUp;
            }

            var field = capture.Enter(entry);
            PaymentTeller.TellField(verb, context, capture, field, attempt);
            if (capture.HasFailed)
            {
                return TooOften;
            }
        }

        return null;
    }

    /// <summary>Pays while the payer is told to wait. A payment that has been sent is not broken off by a hang-up: its result is told.</summary>
    private async Task<PaymentOutcome> ProcessAsync(PayVerb verb, PaymentCapture capture, PaymentRequest request, LegMedia media, VerbContext context, CancellationToken cancellationToken)
    {
        var paying = connector.PayAsync(request, CancellationToken.None);
        try
        {
            await prompts.PlayAsync(PaymentPrompts.Choose(verb, capture), media, context, cancellationToken);
        }
        catch (OperationCanceledException) when (context.Leg.Gone.IsCancellationRequested)
        {
            // The payer hung up: the result is known all the same.
        }

        return await paying;
    }

    private static VerbOutcome End(PayVerb verb, VerbContext context, PaymentCapture capture, string result, PaymentOutcome? outcome)
    {
        var told = PaymentTeller.Result(verb, capture.Details, result, outcome);
        PaymentTeller.TellEnd(verb, context, told);
        return verb.Action is null ? VerbOutcome.Next.Verb : context.Submit(verb.Action, Core.Webhooks.WebhookMethod.Post, told);
    }

    private static PaymentPlan Plan(PayVerb verb)
    {
        ImmutableArray<PaymentField> asked = verb.IsBankDebit
            ? [PaymentField.BankRoutingNumber, PaymentField.BankAccountNumber]
            : [PaymentField.CardNumber, PaymentField.ExpirationDate];
        if (!verb.IsBankDebit && verb.SecurityCode)
        {
            asked = asked.Add(PaymentField.SecurityCode);
        }

        if (!verb.IsBankDebit && verb.PostalCode)
        {
            asked = asked.Add(PaymentField.PostalCode);
        }

        return new PaymentPlan
        {
            Fields = asked,
            CardTypes = verb.ValidCardTypes,
            MaxAttempts = verb.MaxAttempts,
            MinPostalCodeLength = verb.MinPostalCodeLength,
            AskedTwice = [.. verb.Prompts.Where(static prompt => prompt.RequiresMatchingInputs).Select(static prompt => prompt.For)],
        };
    }

    private static PaymentRequest Request(PayVerb verb, VerbContext context, PaymentDetails details) =>
        new(context.Call.Record.AccountSid, context.Call.Record.Sid, verb.Connector, context.Call.Services.Sids.New<Core.Identity.PaymentSid>().Value, details)
        {
            Amount = verb.ChargeAmount,
            Currency = verb.Currency,
            Description = verb.Description,
            Method = verb.IsBankDebit ? "ach-debit" : "credit-card",
            TokenType = verb.TokenType,
            BankAccountType = verb.IsBankDebit ? verb.BankAccountType : null,
            Parameters = verb.Parameters,
        };
}
