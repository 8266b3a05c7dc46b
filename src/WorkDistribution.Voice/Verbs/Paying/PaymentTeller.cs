using System.Collections.Immutable;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Callbacks;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Payments;

namespace WorkDistribution.Voice.Verbs.Paying;

/// <summary>Words what the application is told of a payment: nothing of it can be paid with.</summary>
internal static class PaymentTeller
{
    /// <summary>Tells the status callback of a field that was keyed.</summary>
    /// <param name="verb">The payment.</param>
    /// <param name="context">Where.</param>
    /// <param name="capture">As it is after the field.</param>
    /// <param name="field">The field.</param>
    /// <param name="attempt">At which attempt.</param>
    public static void TellField(PayVerb verb, VerbContext context, PaymentCapture capture, PaymentField field, int attempt)
    {
        var own = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        own.Add(new("For", field.ToWire()));
        own.Add(new("Attempt", attempt.ToWire()));
        if (capture.Error is { } error)
        {
            own.Add(new("ErrorType", error.ToWire()));
        }

        own.Add(new("Required", string.Join(' ', capture.Required.Select(static required => required.ToWire()))));
        AddFields(own, verb, capture.Details);
        Send(verb, context, "payment-progress", own.ToImmutable());
    }

    /// <summary>Tells the status callback how it ended.</summary>
    public static void TellEnd(PayVerb verb, VerbContext context, ImmutableArray<KeyValuePair<string, string>> result) =>
        Send(verb, context, "payment-result", result);

    /// <summary>What the action and the last callback are told.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Result(PayVerb verb, PaymentDetails details, string result, PaymentOutcome? outcome)
    {
        var own = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        own.Add(new("Result", result));
        AddFields(own, verb, details);
        own.Add(new("PaymentConnector", verb.Connector));
        switch (outcome)
        {
            case PaymentOutcome.Charged charged:
                own.Add(new("PaymentConfirmationCode", charged.ConfirmationCode));
                break;
            case PaymentOutcome.Tokenized made:
                own.Add(new("PaymentToken", made.Token));
                if (made.ProfileId is { } profile)
                {
                    own.Add(new("ProfileId", profile));
                }

                break;
            case PaymentOutcome.Refused refused:
                own.Add(new("PayErrorCode", refused.Code));
                own.Add(new("ConnectorError", refused.Message));
                own.Add(new("PaymentError", refused.Message));
                break;
            default:
                break;
        }

        return own.ToImmutable();
    }

    private static void AddFields(ImmutableArray<KeyValuePair<string, string>>.Builder own, PayVerb verb, PaymentDetails details)
    {
        own.Add(new("PaymentMethod", verb.IsBankDebit ? "ach-debit" : "credit-card"));
        foreach (var field in Enum.GetValues<PaymentField>())
        {
            if (details.Masked(field) is { } shown)
            {
                own.Add(new(field.ToParameter(), shown));
            }
        }

        if (details.CardType is { } type)
        {
            own.Add(new("PaymentCardType", type.ToWire()));
        }

        if (verb.IsBankDebit)
        {
            own.Add(new("BankAccountType", verb.BankAccountType));
        }
    }

    private static void Send(PayVerb verb, VerbContext context, string @event, ImmutableArray<KeyValuePair<string, string>> own)
    {
        if (verb.StatusCallback is { } callback)
        {
            var parameters = CallParameters.Build(context.Call.Record, context.Call.Facts, own);
            context.Call.Callbacks.Send(new CallbackMessage(@event, context.ResolveTemplate(callback, []), verb.StatusCallbackMethod, parameters));
        }
    }
}
