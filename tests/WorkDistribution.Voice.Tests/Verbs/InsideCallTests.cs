using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Numbers;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Verbs;

/// <summary>Numbers of this server that call one another.</summary>
public sealed class InsideCallTests
{
    private const string Other = "+15550133";

    [Test]
    public async Task A_number_of_this_server_is_reached_without_a_trunk_and_takes_the_call_with_its_own_application()
    {
        await using var harness = new CallHarness(o => o.Trunks.Clear());
        AddOther(harness);
        harness.App.Page("/voice", $"<Dial action=\"/dialled\"><Number>{Other}</Number></Dial>");
        harness.App.Page("/other", "<Say>hello from the other</Say>");
        harness.App.Page("/dialled", "");
        harness.Call();
        await harness.IdleAsync();

        var asked = harness.App.All.Select(r => new WebApp.Form(r)).ToArray();
        var other = asked.Single(f => f.Path == "/other");
        var dialled = asked.Single(f => f.Path == "/dialled");
        Assert.Multiple(() =>
        {
            Assert.That((other["To"], other["From"], other["Direction"]), Is.EqualTo((Other, "+15550111", "inbound")));
            Assert.That(dialled["DialCallStatus"], Is.EqualTo("completed"));
            Assert.That(
                harness.Calls.All.Select(c => (c.Direction, c.To, c.Status)),
                Is.EquivalentTo(new[]
                {
                    (CallDirection.Inbound, CallHarness.Number, CallStatus.Completed),
                    (CallDirection.OutboundDial, Other, CallStatus.Completed),
                    (CallDirection.Inbound, Other, CallStatus.Completed),
                }));
        });
    }

    [Test]
    public async Task The_other_application_may_refuse_and_the_dial_hears_why()
    {
        await using var harness = new CallHarness(o => o.Trunks.Clear());
        AddOther(harness);
        harness.App.Page("/voice", $"<Dial action=\"/dialled\"><Number>{Other}</Number></Dial>");
        harness.App.Page("/other", "<Reject reason=\"busy\"/>");
        harness.App.Page("/dialled", "");
        harness.Call();
        await harness.IdleAsync();
        Assert.That(harness.App.All.Select(r => new WebApp.Form(r)).Single(f => f.Path == "/dialled")["DialCallStatus"], Is.EqualTo("busy"));
    }

    [Test]
    public async Task The_callers_hang_up_ends_both_calls_inside()
    {
        await using var harness = new CallHarness(o => o.Trunks.Clear());
        AddOther(harness);
        harness.Media.Waits.Add("say:wait");
        harness.App.Page("/voice", $"<Dial><Number>{Other}</Number></Dial>");
        harness.App.Page("/other", "<Say>wait</Say>");
        var phone = harness.Call();
        while (await harness.Media.Heard.NextAsync() != "bridged")
        {
        }

        phone.HangUp();
        await harness.IdleAsync();
        Assert.That(harness.Calls.All.Select(c => c.Status), Is.All.EqualTo(CallStatus.Completed));
    }

    [Test]
    public async Task Numbers_that_dial_one_another_in_a_circle_are_stopped()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", $"<Dial><Number>{CallHarness.Number}</Number></Dial>");
        harness.Call();
        await harness.IdleAsync();
        Assert.That(harness.Calls.All.Count(c => c.Direction == CallDirection.Inbound), Is.EqualTo(6));
        Assert.That(harness.Notifications.All.Select(n => n.MessageText), Has.Some.Contains("in a circle"));
    }

    [Test]
    public async Task REST_rings_all_phones_of_a_client_and_the_first_to_answer_has_the_call()
    {
        await using var harness = new CallHarness();
        harness.Phones.Registered["ann@phones.test"] = FakeUserAgent.TwoPhones("ann");
        harness.App.Page("/answered", "<Say>hello</Say>");
        await harness.Control.CreateAsync(To("client:ann"), CancellationToken.None);
        var first = await harness.Phones.NextCallAsync();
        var second = await harness.Phones.NextCallAsync();
        first.Alert();
        second.PickUp();
        await first.EndedByUs;
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:hello"));
        await harness.IdleAsync();
        Assert.That(harness.TheCall.Status, Is.EqualTo(CallStatus.Completed));
    }

    [TestCase(486, 480, CallStatus.Busy)]
    [TestCase(480, 486, CallStatus.Busy)]
    [TestCase(404, 480, CallStatus.NoAnswer)]
    public async Task When_no_phone_answers_the_refusal_that_says_most_counts(int one, int two, CallStatus status)
    {
        await using var harness = new CallHarness();
        harness.Phones.Registered["ann@phones.test"] = FakeUserAgent.TwoPhones("ann");
        await harness.Control.CreateAsync(To("client:ann"), CancellationToken.None);
        (await harness.Phones.NextCallAsync()).Refuse(one);
        (await harness.Phones.NextCallAsync()).Refuse(two);
        await harness.IdleAsync();
        Assert.That(harness.TheCall.Status, Is.EqualTo(status));
    }

    [TestCase(CallHarness.Number, true)]
    [TestCase("client:ann", true)]
    [TestCase("+15550999", false)]
    public async Task Where_the_operator_demands_it_a_caller_id_must_be_the_accounts_own(string from, bool allowed)
    {
        await using var harness = new CallHarness(o => o.RequireOwnedCallerId = true);
        var outcome = await harness.Control.CreateAsync(To("sip:ann@phones.example") with { From = from }, CancellationToken.None);
        if (allowed)
        {
            Assert.That(outcome, Is.InstanceOf<CallCommandOutcome.Done>());
            (await harness.Phones.NextCallAsync()).Refuse(486);
        }
        else
        {
            Assert.That(((CallCommandOutcome.Refused)outcome).Error, Is.EqualTo(ErrorCatalogue.FromInvalid));
        }

        await harness.IdleAsync();
    }

    [TestCase("", true)]
    [TestCase(" callerId=\"" + CallHarness.Number + "\"", true)]
    [TestCase(" callerId=\"+15550999\"", false)]
    public async Task A_Dial_may_then_show_the_numbers_of_its_call_and_of_the_account(string attribute, bool allowed)
    {
        await using var harness = new CallHarness(o => o.RequireOwnedCallerId = true);
        harness.App.Page("/voice", $"<Dial{attribute}><Sip>sip:bob@phones.example</Sip></Dial>");
        harness.Call();
        if (allowed)
        {
            (await harness.Phones.NextCallAsync()).Refuse(486);
        }

        await harness.IdleAsync();
        Assert.That(harness.Notifications.All.Any(n => n.ErrorCode == ErrorCatalogue.DialCallerIdInvalid.Code), Is.EqualTo(!allowed));
    }

    private static CreateCallCommand To(string to) => new()
    {
        AccountSid = CallHarness.Account,
        To = to,
        From = "+15550199",
        Instructions = new CallInstructions { Url = WebApp.Base + "/answered" },
    };

    private static void AddOther(CallHarness harness) => harness.Numbers.All.Add(new IncomingPhoneNumber
    {
        Sid = new RandomSidSource().New<PhoneNumberSid>(),
        AccountSid = CallHarness.Account,
        PhoneNumber = Other,
        FriendlyName = Other,
        Voice = new VoiceSettings { VoiceUrl = WebApp.Base + "/other" },
        DateCreated = default,
        DateUpdated = default,
    });
}
