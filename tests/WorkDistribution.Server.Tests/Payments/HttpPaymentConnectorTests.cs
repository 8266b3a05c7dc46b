using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Core.Identity;
using WorkDistribution.Server.Payments;
using WorkDistribution.Server.Tests.Webhooks;
using WorkDistribution.Voice.Payments;

namespace WorkDistribution.Server.Tests.Payments;

[Category("Sockets")]
public sealed class HttpPaymentConnectorTests
{
    private static readonly AccountSid Account = new("AC00000000000000000000000000000001");

    [Test]
    public async Task A_charge_goes_as_JSON_with_credentials_and_its_code_comes_back()
    {
        await using var site = await TestSite.StartAsync(context => context.Response.WriteAsync("""{"charge_id":"ch_1","error_code":null}"""));
        using var connector = Connector(site);
        var outcome = await connector.PayAsync(Request(19.99m), CancellationToken.None);

        var seen = site.Requests.Single();
        using var body = JsonDocument.Parse(seen.Body);
        string? Text(string name) => body.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome, Is.EqualTo(new PaymentOutcome.Charged("ch_1")));
            Assert.That(seen.Headers["Authorization"], Is.EqualTo("Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("u:p"))));
            Assert.That(seen.Headers["Idempotency-Key"], Is.EqualTo("PK1"));
            Assert.That((Text("method"), Text("cardnumber"), Text("expiry_month"), Text("expiry_year"), Text("cvv")), Is.EqualTo(("charge", "4111111111111111", "12", "35", "123")));
            Assert.That((Text("amount"), Text("currency_code"), Text("transaction_id")), Is.EqualTo(("19.99", "usd", "PK1")));
            Assert.That(body.RootElement.GetProperty("parameters").GetProperty("order").GetString(), Is.EqualTo("7"));
        }
    }

    [TestCase(200, """{"token_id":"tok_1","profile_id":"p"}""", "Tokenized { Token = tok_1, ProfileId = p }")]
    [TestCase(200, """{"error_code":"declined","error_message":"no funds"}""", "Refused { Code = declined, Message = no funds }")]
    [TestCase(402, """{"error_code":"declined"}""", "Refused { Code = declined, Message = The payment connector answered 402 }")]
    [TestCase(200, "{}", "Refused { Code = , Message = The payment connector's answer has no token_id }")]
    [TestCase(200, "[]", "Refused { Code = , Message = The payment connector's answer has no token_id }")]
    [TestCase(500, "oh", "Refused { Code = 500, Message = The payment connector answered 500 without JSON }")]
    [TestCase(302, "{}", "Refused { Code = 302, Message = The payment connector answered 302 }")]
    public async Task Whatever_it_answers_is_an_outcome(int status, string body, string expected)
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "http://127.0.0.1:1/";
            return context.Response.WriteAsync(body);
        });
        using var connector = Connector(site);
        Assert.That((await connector.PayAsync(Request(0), CancellationToken.None)).ToString(), Is.EqualTo(expected));
        Assert.That(site.Requests, Has.Count.EqualTo(1), "sent once, and nowhere else");
    }

    [Test]
    public async Task One_that_cannot_be_reached_refuses()
    {
        using var connector = new HttpPaymentConnector([new PaymentConnectorOptions("Default", new Uri("http://127.0.0.1:1/"))]);
        Assert.That(await connector.PayAsync(Request(1), CancellationToken.None), Is.TypeOf<PaymentOutcome.Refused>());
    }

    [Test]
    public void A_connector_of_one_account_is_not_there_for_another()
    {
        using var connector = new HttpPaymentConnector([new PaymentConnectorOptions("Default", new Uri("http://127.0.0.1:1/")) { Account = Account }]);
        Assert.That(connector.Has(Request(1)), Is.True);
        Assert.That(connector.Has(Request(1) with { AccountSid = new AccountSid("AC00000000000000000000000000000002") }), Is.False);
        Assert.That(connector.Has(Request(1) with { Connector = "Other" }), Is.False);
    }

    private static HttpPaymentConnector Connector(TestSite site) =>
        new([new PaymentConnectorOptions("Default", new Uri(site.Url("/pay"))) { Username = "u", Password = "p" }]);

    private static PaymentRequest Request(decimal amount)
    {
        var details = new PaymentDetails
        {
            [PaymentField.CardNumber] = "4111111111111111",
            [PaymentField.ExpirationDate] = "1235",
            [PaymentField.SecurityCode] = "123",
        };
        return new PaymentRequest(Account, new CallSid("CA00000000000000000000000000000001"), "Default", "PK1", details) { Amount = amount, Parameters = [new("order", "7")] };
    }
}
