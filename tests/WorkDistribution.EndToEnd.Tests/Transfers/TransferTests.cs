using WorkDistribution.Testing;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;
using WorkDistribution.Testing.Programs;
using WorkDistribution.Testing.Webhooks;

namespace WorkDistribution.EndToEnd.Tests.Transfers;

/// <summary>Transfers between real phones, our own and baresip, each saying a tone of its own.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class TransferTests : EndToEndFixture
{
    private const double Ann = 440;
    private const double Bob = 820;
    private const double Carol = 1530;
    private const string Domain = "transfer.test";
    private const string Password = "Secret7words";

    [OneTimeSetUp]
    public Task AddDomainAsync() => Server.AddSipDomainAsync(Domain, App.Url("/nobody"), Password, "5001");

    [Test]
    public async Task A_phone_hands_its_caller_on_and_hears_how_it_goes()
    {
        await using var bob = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "bob" });
        await using var carol = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "carol" });
        var number = await AddNumberAsync("/blind", $"<Dial referUrl=\"/blind-refer\"><Sip>sip:bob@127.0.0.1:{bob.Port}</Sip></Dial>");
        App.Answer("/blind-refer", request => WebhookReply.Verbs($"<Dial><Sip>{request["ReferTransferTarget"]}</Sip></Dial>"));
        await using var ann = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "+15550121" });
        var annsCall = ann.Dial(number);
        var bobsCall = await bob.NextCallAsync();
        bobsCall.Answer();
        await annsCall.AnsweredAsync();
        annsCall.KeepSaying(TestTone.Make(1, Ann));
        bobsCall.KeepSaying(TestTone.Make(1, Bob));
        await annsCall.HearsToneAsync(Bob);
        bobsCall.Refer($"sip:carol@127.0.0.1:{carol.Port}");
        var carolsCall = await carol.NextCallAsync();
        carolsCall.Answer();
        carolsCall.KeepSaying(TestTone.Make(1, Carol));
        await annsCall.HearsToneAsync(Carol);
        await carolsCall.HearsToneAsync(Ann);
        await bobsCall.EndedAsync();
        Assert.That(bobsCall.Steps.Where(s => s.StartsWith("REFER ", StringComparison.Ordinal)).Skip(1).Where(s => s != "REFER told 180"), Is.EqualTo(new[] { "REFER answered 202", "REFER told 100", "REFER told 200 at last" }));
        carolsCall.HangUp();
        await annsCall.EndedAsync();
    }

    [Test]
    public async Task A_softphone_transfers_its_caller_blind()
    {
        Needs.Program("baresip");
        await using var bob = await StartAsync("5001");
        await using var carol = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "carol" });
        var number = await AddNumberAsync("/soft", "<Dial referUrl=\"/soft-refer\"><Client>5001</Client></Dial>");
        App.Answer("/soft-refer", request => WebhookReply.Verbs($"<Dial><Sip>{request["ReferTransferTarget"]}</Sip></Dial>"));
        await using var ann = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "+15550122" });
        var annsCall = ann.Dial(number);
        await bob.WaitForAsync("CALL_INCOMING");
        await bob.AcceptAsync();
        await bob.WaitForAsync("CALL_ESTABLISHED");
        annsCall.KeepSaying(TestTone.Make(1, Ann));
        await annsCall.HearsToneAsync(Bob);
        await bob.TransferAsync($"sip:carol@127.0.0.1:{carol.Port}");
        var carolsCall = await carol.NextCallAsync();
        carolsCall.Answer();
        carolsCall.KeepSaying(TestTone.Make(1, Carol));
        await annsCall.HearsToneAsync(Carol);
        await carolsCall.HearsToneAsync(Ann);
        await bob.WaitForAsync("CALL_CLOSED");
        annsCall.HangUp();
        await carolsCall.EndedAsync();
    }

    [Test]
    public async Task Who_asks_first_joins_the_two_and_leaves()
    {
        await using var bob = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "+15550123" });
        await using var carol = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "carol" });
        var number = await AddNumberAsync("/attended", $"<Dial referUrl=\"/nobody-asks\"><Sip>sip:bob@127.0.0.1:{bob.Port}</Sip></Dial>");
        var consulted = await AddNumberAsync("/consult", $"<Dial answerOnBridge=\"true\" referUrl=\"/nobody-asks\"><Sip>sip:carol@127.0.0.1:{carol.Port}</Sip></Dial>");
        await using var ann = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "+15550125" });
        var annsCall = ann.Dial(number);
        var bobsCall = await bob.NextCallAsync();
        bobsCall.Answer();
        await annsCall.AnsweredAsync();
        annsCall.KeepSaying(TestTone.Make(1, Ann));
        bobsCall.KeepSaying(TestTone.Make(1, Bob));
        await annsCall.HearsToneAsync(Bob);
        var consulting = bob.Dial(consulted);
        var carolsCall = await carol.NextCallAsync();
        carolsCall.Answer();
        await consulting.AnsweredAsync();
        consulting.KeepSaying(TestTone.Make(1, Bob));
        carolsCall.KeepSaying(TestTone.Make(1, Carol));
        await carolsCall.HearsToneAsync(Bob);
        bobsCall.ReferTo(consulting, $"sip:{consulted}@{Server.Sip}");
        await annsCall.HearsToneAsync(Carol);
        await carolsCall.HearsToneAsync(Ann);
        await bobsCall.EndedAsync();
        await consulting.EndedAsync();
        Assert.That(bobsCall.Steps, Has.Some.EqualTo("REFER told 200 at last"));
        annsCall.HangUp();
        await carolsCall.EndedAsync();
    }

    [Test]
    public async Task Refer_makes_the_callers_phone_call_somebody_else()
    {
        await using var carol = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "carol" });
        await using var ann = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "+15550124" });
        var number = await AddNumberAsync("/send", $"<Refer action=\"/sent\"><Sip>sip:carol@127.0.0.1:{carol.Port}?X-Ticket=7</Sip></Refer>");
        App.Answer("/sent", "<Hangup/>");
        var call = ann.Dial(number);
        call.Referred = refer => refer.Notify(200);
        var sent = await App.NextAsync("/sent");
        await call.EndedAsync();
        Assert.That((sent["ReferCallStatus"], sent["ReferSipResponseCode"], sent["NotifySipResponseCode"]), Is.EqualTo(("completed", "202", "200")));
        Assert.That(call.Steps, Has.Some.EqualTo($"REFER sip:carol@127.0.0.1:{carol.Port}?X-Ticket=7"));
    }

    private async Task<Baresip> StartAsync(string user)
    {
        var phone = await Baresip.StartAsync(new BaresipOptions { Server = Server.Sip, Domain = Domain, User = user, Password = Password, Speech = TestTone.Make(60, Bob) });
        await phone.RegisteredAsync();
        return phone;
    }
}
