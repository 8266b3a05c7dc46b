using System.Security.Cryptography;
using System.Text;
using WorkDistribution.Testing;
using WorkDistribution.Testing.Programs;
using WorkDistribution.Testing.Servers;
using Runner = WorkDistribution.Testing.Programs.Sipp;

namespace WorkDistribution.EndToEnd.Tests.Sipp;

/// <summary>Outgoing calls through a configured trunk that wants a digest: sipp is the carrier; the digest it got is worked out here again.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class TrunkTests : EndToEndFixture
{
    private const string User = "trunk-user";
    private const string Password = "trunk-Passw0rd";
    private const string Nonce = "47364c23432d2e131a5fb210812c";

    private readonly int _carrier = FreePorts.Next();

    /// <inheritdoc/>
    protected override ServerSetup Setup => new()
    {
        Arguments = ["--trunk", $"name=carrier;address=udp:127.0.0.1:{_carrier};username={User};password={Password}"],
    };

    [OneTimeSetUp]
    public void Check()
    {
        Needs.Program("sipp");
    }

    [TestCase(407, "Proxy-Authenticate", "Proxy-Authorization")]
    [TestCase(401, "WWW-Authenticate", "Authorization")]
    [NonParallelizable]
    public async Task A_call_to_a_number_answers_the_carriers_challenge(int status, string challenge, string answer)
    {
        App.Answer("/outgoing", Briefly);
        var carrier = Runner.RunAsync(Carrier(status, challenge), new SippOptions { Port = _carrier, User = User, Password = Password });
        var made = await Server.PostAsync("Calls.json", ("To", "+15557770001"), ("From", "+15557770002"), ("Url", App.Url("/outgoing")));
        var result = await carrier;
        Assert.That(result.IsGood, Is.True, $"{result.Errors}\n{result.Messages}\n{Server.Log}");
        AssertDigest(result.Messages, answer);
        Assert.That((await App.NextAsync("/outgoing"))["Direction"], Is.EqualTo("outbound-api"));
        var call = await Limits.UntilAsync(
            () => Server.GetAsync($"Calls/{made.GetProperty("sid").GetString()}.json"),
            c => c.GetProperty("status").GetString() == "completed",
            "the end of the call");
        Assert.That(call.GetProperty("to").GetString(), Is.EqualTo("+15557770001"));
    }

    private static void AssertDigest(string messages, string header)
    {
        var line = messages.Split('\n').First(l => l.StartsWith($"{header}: Digest ", StringComparison.Ordinal));
        var fields = line[$"{header}: Digest ".Length..].Split(',').Select(f => f.Trim().Split('=', 2)).ToDictionary(f => f[0], f => f[1].Trim('"'));
        var ha1 = Md5($"{User}:carrier.test:{Password}");
        var ha2 = Md5($"INVITE:{fields["uri"]}");
        Assert.That(fields["response"], Is.EqualTo(Md5($"{ha1}:{Nonce}:{fields["nc"]}:{fields["cnonce"]}:auth:{ha2}")));
    }

    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Carrier(int status, string challenge) => $"""
        <?xml version="1.0" encoding="ISO-8859-1" ?>
        <scenario name="carrier">
          <recv request="INVITE"/>
          <send retrans="500"><![CDATA[
        SIP/2.0 {status} Credentials
        [last_Via:]
        [last_From:]
        [last_To:];tag=[pid]C1[call_number]
        [last_Call-ID:]
        [last_CSeq:]
        {challenge}: Digest realm="carrier.test", nonce="{Nonce}", qop="auth", algorithm=MD5
        Content-Length: 0

          ]]></send>
          <recv request="ACK"/>
          <recv request="INVITE"/>
          <send><![CDATA[
        SIP/2.0 180 Ringing
        [last_Via:]
        [last_From:]
        [last_To:];tag=[pid]C2[call_number]
        [last_Call-ID:]
        [last_CSeq:]
        Contact: <sip:[local_ip]:[local_port]>
        Content-Length: 0

          ]]></send>
          <send retrans="500"><![CDATA[
        SIP/2.0 200 OK
        [last_Via:]
        [last_From:]
        [last_To:];tag=[pid]C2[call_number]
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
          <!-- A 200 that is sent again is acknowledged again (RFC 3261, 13.2.2.4). -->
          <recv request="ACK" optional="true"/>
          <recv request="BYE"/>
          <send><![CDATA[
        SIP/2.0 200 OK
        [last_Via:]
        [last_From:]
        [last_To:]
        [last_Call-ID:]
        [last_CSeq:]
        Content-Length: 0

          ]]></send>
        </scenario>
        """;
}
