using System.Globalization;
using System.Text.Json;
using WorkDistribution.Voice.Payments;

namespace WorkDistribution.Server.Payments;

/// <summary>The JSON that goes to a payment processor and comes back (docs/payments.md). Pure.</summary>
internal static class PaymentJson
{
    private const int FirstFailure = 300;

    /// <summary>The request's body.</summary>
    public static byte[] Write(PaymentRequest request)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("transaction_id", request.Id);
            json.WriteString("method", request.Amount > 0 ? "charge" : "tokenize");
            json.WriteString("account_sid", request.AccountSid.Value);
            json.WriteString("call_sid", request.CallSid.Value);
            json.WriteString("payment_method", request.Method);
            WriteDetails(json, request);
            if (request.Amount > 0)
            {
                json.WriteString("amount", request.Amount.ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                json.WriteString("token_type", request.TokenType);
            }

            json.WriteString("currency_code", request.Currency);
            WriteIfSet(json, "description", request.Description);
            json.WriteStartObject("parameters");
            foreach (var (name, value) in request.Parameters.DistinctBy(static parameter => parameter.Key))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>What the processor answered.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body.</param>
    /// <param name="isCharge">Whether money was asked for.</param>
    public static PaymentOutcome Read(int status, byte[] body, bool isCharge)
    {
        string? Text(JsonElement json, string name) =>
            json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { Length: > 0 } text ? text : null;

        try
        {
            using var document = JsonDocument.Parse(body);
            var answer = document.RootElement;
            var (code, message) = (Text(answer, "error_code"), Text(answer, "error_message"));
            if (status >= FirstFailure || code is not null)
            {
                return new PaymentOutcome.Refused(code ?? status.ToString(CultureInfo.InvariantCulture), message ?? $"The payment connector answered {status.ToString(CultureInfo.InvariantCulture)}");
            }

            return isCharge
                ? Text(answer, "charge_id") is { } charge ? new PaymentOutcome.Charged(charge) : Nothing("charge_id")
                : Text(answer, "token_id") is { } token ? new PaymentOutcome.Tokenized(token, Text(answer, "profile_id")) : Nothing("token_id");
        }
        catch (JsonException)
        {
            return new PaymentOutcome.Refused(status.ToString(CultureInfo.InvariantCulture), $"The payment connector answered {status.ToString(CultureInfo.InvariantCulture)} without JSON");
        }
    }

    private static PaymentOutcome.Refused Nothing(string name) => new("", $"The payment connector's answer has no {name}");

    private static void WriteDetails(Utf8JsonWriter json, PaymentRequest request)
    {
        var details = request.Details;
        WriteIfSet(json, "cardnumber", details[PaymentField.CardNumber]);
        WriteIfSet(json, "card_type", details.CardType is { } type ? type.ToString().ToLowerInvariant() : null);
        if (details[PaymentField.ExpirationDate] is { } date)
        {
            json.WriteString("expiry_month", date[..2]);
            json.WriteString("expiry_year", date[2..]);
        }

        WriteIfSet(json, "cvv", details[PaymentField.SecurityCode]);
        WriteIfSet(json, "postal_code", details[PaymentField.PostalCode]);
        WriteIfSet(json, "bank_routing_number", details[PaymentField.BankRoutingNumber]);
        WriteIfSet(json, "bank_account_number", details[PaymentField.BankAccountNumber]);
        WriteIfSet(json, "bank_account_type", request.BankAccountType);
    }

    private static void WriteIfSet(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
