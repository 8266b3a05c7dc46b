using WorkDistribution.Voice.Payments;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Verbs;

/// <summary>Pay.</summary>
public sealed class PayTests
{
    private const string Card = "4111111111111111";

    [Test]
    public async Task A_card_is_charged_and_nobody_but_the_connector_gets_its_number()
    {
        var connector = new FakeConnector { Answer = new PaymentOutcome.Charged("ch_1") };
        await using var harness = Harness(connector, "<Pay chargeAmount=\"19.99\" currency=\"EUR\" description=\"shoes\" postalCode=\"false\" action=\"/paid\" statusCallback=\"/progress\"><Parameter name=\"order\" value=\"7\"/></Pay>");
        harness.Call();
        await AnswerAsync(harness, "number", Card);
        await AnswerAsync(harness, "expiration", "1235");
        await AnswerAsync(harness, "security", "123");
        await harness.IdleAsync();

        var asked = harness.App.All.Select(r => new WebApp.Form(r)).ToArray();
        var paid = asked.Single(f => f.Path == "/paid");
        var sent = connector.Requests.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((paid["Result"], paid["PaymentConfirmationCode"], paid["PaymentCardNumber"], paid["PaymentCardType"]), Is.EqualTo(("success", "ch_1", "xxxxxxxxxxxx1111", "visa")));
            Assert.That((paid["SecurityCode"], paid["ExpirationDate"], paid["PaymentMethod"]), Is.EqualTo(("xxx", "1235", "credit-card")));
            Assert.That((sent.Details[PaymentField.CardNumber], sent.Amount, sent.Currency, sent.Description), Is.EqualTo((Card, 19.99m, "eur", "shoes")));
            Assert.That(sent.Parameters.Single(), Is.EqualTo(KeyValuePair.Create("order", "7")));
            Assert.That(asked.Where(f => f.Path == "/progress").Select(f => f["For"] ?? f["Result"]), Is.EqualTo(new[] { "payment-card-number", "expiration-date", "security-code", "success" }));
            Assert.That(asked.SelectMany(f => f.Parameters).Select(p => p.Value), Has.None.Contains(Card));
            Assert.That(asked.SelectMany(f => f.Parameters).Select(p => p.Value), Has.None.EqualTo("123"));
        }
    }

    [Test]
    public async Task Without_an_amount_a_token_is_made()
    {
        var connector = new FakeConnector { Answer = new PaymentOutcome.Tokenized("tok_1", "cus_1") };
        await using var harness = Harness(connector, "<Pay postalCode=\"94025\" securityCode=\"false\" tokenType=\"one-time\" action=\"/paid\"/>");
        harness.Call();
        await AnswerAsync(harness, "number", Card);
        await AnswerAsync(harness, "expiration", "1235");
        await harness.IdleAsync();

        var paid = Paid(harness);
        Assert.That((paid["Result"], paid["PaymentToken"], paid["ProfileId"], paid["PaymentCardPostalCode"]), Is.EqualTo(("success", "tok_1", "cus_1", "94025")));
        Assert.That((connector.Requests.Single().Amount, connector.Requests.Single().TokenType), Is.EqualTo((0m, "one-time")));
    }

    [Test]
    public async Task The_documents_own_prompts_are_said_where_they_fit()
    {
        var connector = new FakeConnector();
        await using var harness = Harness(connector, """
            <Pay securityCode="false" postalCode="false" action="/paid" maxAttempts="2">
              <Prompt for="payment-card-number"><Say>card</Say></Prompt>
              <Prompt for="payment-card-number" attempt="2" errorType="invalid-card-number timeout"><Say>again</Say></Prompt>
              <Prompt for="payment-processing"><Play>wait.wav</Play></Prompt>
            </Pay>
            """);
        harness.Media.Waits.UnionWith(["say:card", "say:again"]);
        harness.Call();
        await AnswerAsync(harness, "say:card", "4111111111111112");
        await AnswerAsync(harness, "say:again", Card);
        await AnswerAsync(harness, "expiration", "1235");
        while (await harness.Media.Heard.NextAsync() != "play:http://app.test/wait.wav")
        {
        }

        await harness.IdleAsync();
        Assert.That(Paid(harness)["Result"], Is.EqualTo("success"));
    }

    [Test]
    public async Task A_star_gives_up_and_nothing_is_paid()
    {
        var connector = new FakeConnector();
        await using var harness = Harness(connector, "<Pay action=\"/paid\"/>");
        harness.Call();
        await AnswerAsync(harness, "number", "41*");
        await harness.IdleAsync();
        Assert.That(Paid(harness)["Result"], Is.EqualTo("caller-interrupted-with-star"));
        Assert.That(connector.Requests, Is.Empty);
    }

    [Test]
    public async Task Nothing_keyed_too_often_ends_it()
    {
        var connector = new FakeConnector();
        await using var harness = Harness(connector, "<Pay action=\"/paid\" maxAttempts=\"2\" timeout=\"7\"><Prompt for=\"payment-card-number\"><Say>card</Say></Prompt></Pay>");
        harness.Call();
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(7));
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(7));
        await harness.IdleAsync();
        Assert.That(Paid(harness)["Result"], Is.EqualTo("too-many-failed-attempts"));
    }

    [Test]
    public async Task A_hang_up_is_told_and_nothing_is_paid()
    {
        var connector = new FakeConnector();
        await using var harness = Harness(connector, "<Pay action=\"/paid\"/>");
        var phone = harness.Call();
        await AnswerAsync(harness, "number", Card);
        await AnswerAsync(harness, "expiration", "12");
        phone.HangUp();
        await harness.IdleAsync();
        Assert.That((Paid(harness)["Result"], Paid(harness)["PaymentCardNumber"]), Is.EqualTo(("caller-hung-up", "xxxxxxxxxxxx1111")));
        Assert.That(connector.Requests, Is.Empty);
    }

    [Test]
    public async Task What_the_connector_refuses_is_told_with_its_code()
    {
        var connector = new FakeConnector { Answer = new PaymentOutcome.Refused("card_declined", "no funds") };
        await using var harness = Harness(connector, "<Pay securityCode=\"false\" postalCode=\"false\" action=\"/paid\"/>");
        harness.Call();
        await AnswerAsync(harness, "number", Card);
        await AnswerAsync(harness, "expiration", "1235");
        await harness.IdleAsync();
        Assert.That((Paid(harness)["Result"], Paid(harness)["PayErrorCode"], Paid(harness)["PaymentError"]), Is.EqualTo(("payment-connector-error", "card_declined", "no funds")));
    }

    [Test]
    public async Task A_connector_that_is_not_there_is_reported_and_nothing_is_asked()
    {
        var connector = new FakeConnector { IsThere = false };
        await using var harness = Harness(connector, "<Pay paymentConnector=\"Other\" action=\"/paid\"/>");
        harness.Call();
        await harness.IdleAsync();
        Assert.That(Paid(harness)["Result"], Is.EqualTo("payment-connector-error"));
        Assert.That(harness.Notifications.All.Select(n => n.MessageText), Has.One.Contains("Other"));
    }

    [Test]
    public async Task A_bank_account_is_debited()
    {
        var connector = new FakeConnector { Answer = new PaymentOutcome.Charged("ach_1") };
        await using var harness = Harness(connector, "<Pay paymentMethod=\"ach-debit\" bankAccountType=\"consumer-savings\" chargeAmount=\"1\" action=\"/paid\"/>");
        harness.Call();
        await AnswerAsync(harness, "routing", "011000015");
        await AnswerAsync(harness, "account number", "12345678#");
        await harness.IdleAsync();
        var paid = Paid(harness);
        Assert.That((paid["Result"], paid["BankRoutingNumber"], paid["BankAccountNumber"], paid["BankAccountType"]), Is.EqualTo(("success", "011000015", "xxxx5678", "consumer-savings")));
    }

    private static CallHarness Harness(FakeConnector connector, string pay)
    {
        var harness = new CallHarness(connector: connector);
        harness.App.Page("/voice", pay);
        harness.App.Page("/paid", "");
        harness.App.Page("/progress", "");
        return harness;
    }

    /// <summary>Waits until something is asked, and keys.</summary>
    private static async Task AnswerAsync(CallHarness harness, string question, string keys)
    {
        while (!(await harness.Media.Heard.NextAsync()).Contains(question, StringComparison.Ordinal))
        {
        }

        foreach (var key in keys)
        {
            harness.Media.Sessions[0].Press(key);
        }
    }

    private static WebApp.Form Paid(CallHarness harness) => harness.App.All.Select(r => new WebApp.Form(r)).Single(f => f.Path == "/paid");

    private sealed class FakeConnector : IPaymentConnector
    {
        public bool IsThere { get; init; } = true;

        public PaymentOutcome Answer { get; init; } = new PaymentOutcome.Tokenized("tok", null);

        public List<PaymentRequest> Requests { get; } = [];

        public bool Has(PaymentRequest request) => IsThere;

        public Task<PaymentOutcome> PayAsync(PaymentRequest request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            return Task.FromResult(Answer);
        }
    }
}
