using WorkDistribution.Testing;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;

namespace WorkDistribution.EndToEnd.Tests.Claims;

/// <summary>Real calls: a number that dials another number of the same server, and a phone that is heard before it answers.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class InsideTests : EndToEndFixture
{
    private const double Tone = 733;

    [Test]
    public async Task A_number_that_dials_another_number_of_this_server_hears_its_application()
    {
        Serve("/inside.wav", TestTone.Make(60, Tone));
        var other = await AddNumberAsync("/inside", $"<Play>{App.Url("/inside.wav")}</Play>");
        var number = await AddNumberAsync("/outside", $"<Dial action=\"/inside-over\"><Number>{other}</Number></Dial>");
        App.Answer("/inside-over", "<Hangup/>");
        await using var phone = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "+15550111" });
        var call = phone.Dial(number);
        await call.AnsweredAsync();
        var asked = await App.NextAsync("/inside");
        await call.HearsToneAsync(Tone);
        Assert.That((asked["To"], asked["From"], asked["Direction"]), Is.EqualTo((other, "+15550111", "inbound")));
        await Server.PostAsync($"Calls/{asked["CallSid"]}.json", ("Status", "completed"));
        Assert.That((await App.NextAsync("/inside-over"))["DialCallStatus"], Is.EqualTo("completed"));
        await call.EndedAsync();
    }

    [Test]
    public async Task What_a_dialled_phone_says_before_it_answers_is_heard_by_a_caller_who_is_not_answered_yet()
    {
        await using var callee = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "early" });
        var number = await AddNumberAsync("/early", $"<Dial answerOnBridge=\"true\" action=\"/early-over\"><Sip>sip:early@127.0.0.1:{callee.Port}</Sip></Dial>");
        App.Answer("/early-over", "<Hangup/>");
        await using var phone = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "+15550112" });
        var call = phone.Dial(number);
        var called = await callee.NextCallAsync();
        called.RingWithAudio();
        called.KeepSaying(TestTone.Make(1, Tone));
        await call.HearsToneAsync(Tone);
        Assert.That(call.Steps.Where(s => s.Length > 3 && char.IsAsciiDigit(s[0])), Is.All.StartsWith("1"), "not answered yet");
        called.Answer();
        await call.AnsweredAsync();
        var heard = call.Heard().Length;
        await Limits.UntilAsync(() => Task.FromResult(call.Heard().Length), now => now > heard + 8000, "a second of conversation");
        await call.HearsToneAsync(Tone);
        called.HangUp();
        Assert.That((await App.NextAsync("/early-over"))["DialCallStatus"], Is.EqualTo("completed"));
        await call.EndedAsync();
    }
}
