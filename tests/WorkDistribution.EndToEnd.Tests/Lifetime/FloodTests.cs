using System.Net.Sockets;
using System.Text;
using WorkDistribution.Testing;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;
using WorkDistribution.Testing.Servers;

namespace WorkDistribution.EndToEnd.Tests.Lifetime;

/// <summary>A stranger floods the server while a call is up.</summary>
[Category("Slow")]
public sealed class FloodTests : EndToEndFixture
{
    private const string Domain = "127.0.0.1";
    private const string Password = "Secret7words";
    private const int Garbage = 20_000;
    private const int Requests = 3_000;

    /// <inheritdoc/>
    protected override ServerSetup Setup => new() { TrustLoopback = false, LogLevel = "warning" };

    [Test]
    public async Task A_call_survives_a_flood_of_garbage_and_of_strangers_requests_and_nothing_of_them_stays()
    {
        Serve("/tone.wav", TestTone.Make(2));
        App.Answer("/domain", $"<Play loop=\"0\">{App.Url("/tone.wav")}</Play>");
        await Server.AddSipDomainAsync(Domain, App.Url("/domain"), Password, "1001");
        await using var phone = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "1001", Domain = Domain, Password = Password });
        var call = phone.Dial("anything");
        await call.AnsweredAsync();
        await call.HearsToneAsync(TestTone.Frequency);
        var before = await Server.GetMetricsAsync();

        using var stranger = new UdpClient();
        var random = new Random(7);
        for (var i = 0; i < Garbage; i++)
        {
            var garbage = new byte[random.Next(5, 1400)];
            random.NextBytes(garbage);
            await stranger.SendAsync(garbage, Server.Sip);
        }

        for (var i = 0; i < Requests; i++)
        {
            await stranger.SendAsync(Request(i), Server.Sip);
        }

        var during = await Limits.UntilAsync(Server.GetMetricsAsync, m => m["wd_sip_requests_denied_total"] > 0, "refusals");
        var heard = call.Heard().Length;
        await Limits.UntilAsync(() => Task.FromResult(call.Heard().Length), length => length >= heard + 8000, "audio after the flood");
        await call.HearsToneAsync(TestTone.Frequency);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(call.IsOver, Is.False);
            Assert.That(during["wd_sip_messages_rejected_total"] - before["wd_sip_messages_rejected_total"], Is.GreaterThan(0), "garbage is counted");
            Assert.That(during["wd_sip_transactions"], Is.LessThan(20), "a refused request leaves no transaction");
            Assert.That(during["wd_sip_dialogs"], Is.EqualTo(1));
        }

        call.HangUp();
        await call.EndedAsync();
        await Limits.UntilAsync(
            Server.GetMetricsAsync,
            m => m["wd_sip_transactions"] + m["wd_sip_dialogs"] + m["wd_sip_timers"] + m["wd_calls_live"] + m["wd_media_sessions"] == 0,
            "nothing being held");
    }

    private static byte[] Request(int number)
    {
        var method = (number % 3) switch { 0 => "INVITE", 1 => "REGISTER", _ => "OPTIONS" };
        var host = number % 2 == 0 ? Domain : "stranger.test";
        return Encoding.ASCII.GetBytes(
            $"{method} sip:100@{host} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;rport;branch=z9hG4bKf{number}\r\nFrom: <sip:100@{host}>;tag=f{number}\r\n"
            + $"To: <sip:100@{host}>\r\nCall-ID: flood{number}\r\nCSeq: 1 {method}\r\nMax-Forwards: 70\r\nContact: <sip:100@127.0.0.1:9>\r\nContent-Length: 0\r\n\r\n");
    }
}
