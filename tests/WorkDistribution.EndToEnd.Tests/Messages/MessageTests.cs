using System.Text;
using System.Text.Json;
using WorkDistribution.EndToEnd.Tests.Sipp;
using WorkDistribution.Testing;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;
using WorkDistribution.Testing.Programs;
using WorkDistribution.Testing.Servers;
using Runner = WorkDistribution.Testing.Programs.Sipp;

namespace WorkDistribution.EndToEnd.Tests.Messages;

/// <summary>Text messages as SIP MESSAGE (RFC 3428): sipp is the carrier and a registered phone, this project's own phone a user with a password.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class MessageTests : EndToEndFixture
{
    private const string Sender = "+15550199";
    private const string Domain = "messages.test";
    private const string Password = "messages-Passw0rd";

    private readonly int _carrier = FreePorts.Next();

    /// <inheritdoc/>
    protected override ServerSetup Setup => new() { Arguments = ["--trunk", $"name=carrier;address=udp:127.0.0.1:{_carrier}"] };

    [OneTimeSetUp]
    public async Task PrepareAsync()
    {
        Needs.Program("sipp");
        await Server.AddSipDomainAsync(Domain, App.Url("/domain"), Password, "alice");
    }

    [Test]
    [NonParallelizable]
    public async Task A_message_comes_in_its_application_is_asked_and_the_reply_leaves_by_the_trunk()
    {
        var number = await AddTextNumberAsync("/sms", "<Message action=\"/sms-told\">You wrote it</Message>");
        var carrier = Runner.RunAsync(Carrier, new SippOptions { Port = _carrier });
        var sent = await Runner.RunAsync(new SippScenario().Message("Hello there").Expect(200).ToString(), new SippOptions { Target = Server.Sip, Service = number });
        Assert.That(sent.IsGood, Is.True, $"{sent.Errors}\n{sent.Messages}\n{Server.Log}");
        var asked = await App.NextAsync("/sms");
        var received = await carrier;
        Assert.That(received.IsGood, Is.True, $"{received.Errors}\n{received.Messages}\n{Server.Log}");
        Assert.Multiple(() =>
        {
            Assert.That((asked["Body"].TrimEnd(), asked["From"], asked["To"], asked["NumMedia"], asked["SmsStatus"]), Is.EqualTo(("Hello there", Sender, number, "0", "received")));
            Assert.That(asked.IsSignedWith(ServerProcess.AuthToken), "signed over its parameters, the text among them (C1-20)");
            Assert.That(received.Messages, Does.Contain($"MESSAGE sip:{Sender}@127.0.0.1:{_carrier}").And.Contain("You wrote it").And.Contain("Content-Type: text/plain"));
        });
        var first = await App.NextAsync("/sms-told");
        var second = await App.NextAsync("/sms-told");
        Assert.That((first["MessageStatus"], second["MessageStatus"], second.IsSignedWith(ServerProcess.AuthToken)), Is.EqualTo(("sent", "delivered", true)));
        var kept = await Server.GetAsync($"Messages/{asked["MessageSid"]}.json");
        Assert.That((kept.GetProperty("direction").GetString(), kept.GetProperty("body").GetString()!.TrimEnd()), Is.EqualTo(("inbound", "Hello there")));
    }

    [Test]
    [NonParallelizable]
    public async Task A_call_sends_a_message_and_goes_on()
    {
        const double Tone = 611;
        Serve("/sms-call.wav", TestTone.Make(60, Tone));
        var number = await AddNumberAsync("/sms-call", $"<Sms>Thank you for calling</Sms><Play>{App.Url("/sms-call.wav")}</Play>");
        var carrier = Runner.RunAsync(Carrier, new SippOptions { Port = _carrier });
        await using var phone = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = Sender });
        var call = phone.Dial(number);
        await call.HearsToneAsync(Tone);
        var received = await carrier;
        Assert.That(received.IsGood, Is.True, $"{received.Errors}\n{received.Messages}\n{Server.Log}");
        Assert.That(received.Messages, Does.Contain("Thank you for calling"));
        call.HangUp();
        await call.EndedAsync();
    }

    [Test]
    [NonParallelizable]
    public async Task A_message_starts_a_call()
    {
        var number = await AddTextNumberAsync("/call-me", Briefly);
        var carrier = Runner.RunAsync(Answering, new SippOptions { Port = _carrier });
        var sent = await Runner.RunAsync(new SippScenario().Message("call me").Expect(200).ToString(), new SippOptions { Target = Server.Sip, Service = number });
        Assert.That(sent.IsGood, Is.True, sent.Errors);
        var answered = await carrier;
        Assert.That(answered.IsGood, Is.True, $"{answered.Errors}\n{answered.Messages}\n{Server.Log}");
        var calls = await EndedCallsAsync(Sender);
        Assert.That((calls[0].GetProperty("direction").GetString(), calls[0].GetProperty("from").GetString(), calls[0].GetProperty("status").GetString()), Is.EqualTo(("outbound-api", number, "completed")));
    }

    [Test]
    public async Task A_user_of_a_domain_proves_who_it_is_before_its_message_is_taken()
    {
        var number = await AddTextNumberAsync("/user", "");
        await using var phone = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "alice", Domain = Domain, Password = Password });
        Assert.That((await phone.SendAsync(number, "Grüße")).Status, Is.EqualTo(200));
        var asked = await App.NextAsync("/user");
        Assert.That((asked["From"], asked["Body"]), Is.EqualTo(($"sip:alice@{Domain}", "Grüße")));
        Assert.That((await phone.SendAsync("+15559999999", "x")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task REST_reaches_a_registered_phone()
    {
        var port = FreePorts.Next();
        var register = await Runner.RunAsync(
            new SippScenario($"alice@{Domain}").Register(Domain, "alice", isAuthenticated: false).Expect(401, isChallenge: true).Register(Domain, "alice", isAuthenticated: true).Expect(200).ToString(),
            new SippOptions { Target = Server.Sip, Port = port, User = "alice", Password = Password });
        Assert.That(register.IsGood, Is.True, $"{register.Errors}\n{register.Messages}");
        var phone = Runner.RunAsync(Carrier, new SippOptions { Port = port });
        var made = await Server.PostAsync("Messages.json", ("To", "client:alice"), ("From", "+15550100"), ("Body", "Hello Alice"));
        var received = await phone;
        Assert.That(received.IsGood, Is.True, $"{received.Errors}\n{received.Messages}\n{Server.Log}");
        Assert.That(received.Messages, Does.Contain("Hello Alice").And.Contain($"To: <sip:alice@{Domain}>"));
        await UntilAsync(made.GetProperty("sid").GetString()!, "delivered");
    }

    [Test]
    public async Task What_waits_when_the_server_is_killed_is_sent_after_the_next_start()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var other = await WorkDistribution.Testing.Webhooks.WebhookRecorder.StartAsync();
        var number = (await server.PostAsync("IncomingPhoneNumbers.json", ("PhoneNumber", "+15550150"), ("SmsUrl", other.Url("/late")))).GetProperty("phone_number").GetString()!;
        var hour = DateTimeOffset.UtcNow.AddSeconds(5).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var made = await server.PostAsync("Messages.json", ("To", number), ("From", "+15550151"), ("Body", "later"), ("SendAt", hour), ("ScheduleType", "fixed"));
        Assert.That(made.GetProperty("status").GetString(), Is.EqualTo("scheduled"));
        await server.KillAsync();
        await server.StartAgainAsync();
        Assert.That((await other.NextAsync("/late"))["Body"], Is.EqualTo("later"));
    }

    private async Task<string> AddTextNumberAsync(string path, string verbs)
    {
        var number = await AddNumberAsync(path + "-voice", "");
        var sid = (await Server.GetAsync($"IncomingPhoneNumbers.json?PhoneNumber={Uri.EscapeDataString(number)}")).GetProperty("incoming_phone_numbers")[0].GetProperty("sid").GetString();
        await Server.PostAsync($"IncomingPhoneNumbers/{sid}.json", ("SmsUrl", App.Url(path)));
        App.Answer(path, verbs);
        return number;
    }

    private Task<JsonElement> UntilAsync(string sid, string status) =>
        Limits.UntilAsync(() => Server.GetAsync($"Messages/{sid}.json"), message => message.GetProperty("status").GetString() == status, $"a message that is {status}");

    private const string Ok = """
        SIP/2.0 200 OK
        [last_Via:]
        [last_From:]
        [last_To:];tag=[pid]M[call_number]
        [last_Call-ID:]
        [last_CSeq:]
        Content-Length: 0

        """;

    private static string Carrier => $"""
        <?xml version="1.0" encoding="ISO-8859-1" ?>
        <scenario name="messages">
          <recv request="MESSAGE"/>
          <send><![CDATA[
        {Ok}
          ]]></send>
        </scenario>
        """;

    private static string Answering => $"""
        <?xml version="1.0" encoding="ISO-8859-1" ?>
        <scenario name="answers">
          <recv request="INVITE"/>
          <send retrans="500"><![CDATA[
        SIP/2.0 200 OK
        [last_Via:]
        [last_From:]
        [last_To:];tag=[pid]C[call_number]
        [last_Call-ID:]
        [last_CSeq:]
        Contact: <sip:[local_ip]:[local_port]>
        Content-Type: application/sdp
        Content-Length: [len]

        v=0
        o=carrier 1 1 IN IP4 127.0.0.1
        s=-
        c=IN IP4 127.0.0.1
        t=0 0
        m=audio [media_port] RTP/AVP 0
        a=rtpmap:0 PCMU/8000

          ]]></send>
          <recv request="ACK"/>
          <recv request="BYE"/>
          <send><![CDATA[
        {Ok}
          ]]></send>
        </scenario>
        """;
}
