using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;

namespace WorkDistribution.EndToEnd.Tests.Claims;

/// <summary>Real calls: a number that dials another number of the same server, and a whisper before the connection.</summary>
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
}
