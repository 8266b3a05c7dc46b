using System.Collections;
using System.Collections.Immutable;
using System.Net;
using Serilog.Events;
using WorkDistribution.Core.Identity;
using WorkDistribution.Media.Speech;
using WorkDistribution.Server.Options;
using WorkDistribution.Server.Payments;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Server.Tests.Options;

public sealed class ServerOptionsReaderTests
{
    private const string Account = "AC0123456789abcdef0123456789abcdef";

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("wd-options-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Every_command_line_name_that_scripts_rely_on_is_understood()
    {
        var options = Read(
            out var problems,
            "--urls", "http://127.0.0.1:9000", "--data", _folder, "--sip", "udp:127.0.0.1:5070", "--sip", "tcp:127.0.0.1:5071",
            "--advertise", "192.0.2.7", "--rtp-ports", "30000-30099", "--account", $"{Account}:secret", "--trust", "127.0.0.1",
            "--trust=10.0.0.0/8", "--allow-private-webhooks", "--drain-seconds", "5", "--max-calls", "7", "--log-level", "debug");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Is.Empty);
            Assert.That(options.Urls.Single().Port, Is.EqualTo(9000));
            Assert.That(options.DataDirectory, Is.EqualTo(_folder));
            Assert.That(options.Sip, Is.EqualTo(new[]
            {
                new SipDestination(SipTransportKind.Udp, new IPEndPoint(IPAddress.Loopback, 5070)),
                new SipDestination(SipTransportKind.Tcp, new IPEndPoint(IPAddress.Loopback, 5071)),
            }));
            Assert.That(options.Advertised, Is.EqualTo(IPAddress.Parse("192.0.2.7")));
            Assert.That((options.RtpPortMin, options.RtpPortMax), Is.EqualTo((30000, 30099)));
            Assert.That(options.Account?.Sid.Value, Is.EqualTo(Account));
            Assert.That(options.Account?.AuthToken, Is.EqualTo("secret"));
            Assert.That(options.Trusted.Select(n => n.ToString()), Is.EqualTo(["127.0.0.1/32", "10.0.0.0/8"]));
            Assert.That(options.AllowPrivateWebhooks, Is.True);
            Assert.That(options.Drain, Is.EqualTo(TimeSpan.FromSeconds(5)));
            Assert.That(options.MaxCalls, Is.EqualTo(7));
            Assert.That(options.LogLevel, Is.EqualTo(LogEventLevel.Debug));
            Assert.That(options.PublicUrl, Is.EqualTo("http://127.0.0.1:9000"));
        }
    }

    [TestCase(null, "Md5")]
    [TestCase("md5", "Md5")]
    [TestCase("SHA-256", "Sha256")]
    [TestCase("sha-256,md5", "Sha256 Md5")]
    public void Phones_are_challenged_with_the_algorithms_named_the_preferred_first(string? text, string expected)
    {
        var options = Read(out var problems, text is null ? ["--data", _folder] : ["--data", _folder, "--sip-digest", text]);
        Assert.That(problems, Is.Empty);
        Assert.That(string.Join(' ', options.SipDigest), Is.EqualTo(expected));
    }

    [TestCase("sha1")]
    [TestCase("md5,md5")]
    [TestCase("md5,")]
    public void An_unknown_digest_algorithm_is_a_problem(string text)
    {
        Read(out var problems, "--data", _folder, "--sip-digest", text);
        Assert.That(problems.Single(), Does.Contain("--sip-digest"));
    }

    [Test]
    public void Nothing_is_trusted_and_nothing_private_is_fetched_unless_the_operator_says_so()
    {
        var options = Read(out var problems, "--data", _folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Is.Empty);
            Assert.That(options.Trusted, Is.Empty);
            Assert.That(options.AllowPrivateWebhooks, Is.False);
            Assert.That(options.Sip.Select(s => s.EndPoint.Address), Is.All.EqualTo(IPAddress.Loopback));
        }
    }

    [Test]
    public void Every_problem_is_named_at_once()
    {
        Read(
            out var problems,
            "--data", _folder, "--urls", "ftp://x", "--sip", "sctp:1.2.3.4:5060", "--rtp-ports", "30001-5", "--account", "AC1:secret",
            "--trust", "everyone", "--max-calls", "0", "--log-level", "loud", "--no-such-thing", "--drain-seconds");
        using (Assert.EnterMultipleScope())
        {
            foreach (var name in new[] { "--urls", "--sip", "--rtp-ports", "--account", "--trust", "--max-calls", "--log-level", "--no-such-thing", "--drain-seconds" })
            {
                Assert.That(problems, Has.Some.Contains(name));
            }

            Assert.That(problems, Has.None.Contains("secret"), "a problem never shows a secret");
        }
    }

    [Test]
    public void The_command_line_wins_over_the_environment_and_that_over_the_file()
    {
        var file = Path.Combine(_folder, "settings.json");
        File.WriteAllText(file, """{ "MaxCalls": 1, "DrainSeconds": 2, "Trust": ["10.0.0.0/8", "192.0.2.0/24"], "RtpPorts": "31000-31001" }""");
        var environment = new Hashtable { ["WD_DRAIN_SECONDS"] = "3", ["WD_RTP_PORTS"] = "32000-32001", ["WD_ALLOW_PRIVATE_WEBHOOKS"] = "true" };
        var options = ServerOptionsReader.Read(CommandLine.Read(["--config", file, "--data", _folder, "--rtp-ports", "33000-33001"]), environment, out var problems);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Is.Empty);
            Assert.That(options.MaxCalls, Is.EqualTo(1));
            Assert.That(options.Drain.TotalSeconds, Is.EqualTo(3));
            Assert.That(options.RtpPortMin, Is.EqualTo(33000));
            Assert.That(options.Trusted, Has.Length.EqualTo(2));
            Assert.That(options.AllowPrivateWebhooks, Is.True);
        }
    }

    [Test]
    public void Listening_everywhere_needs_an_address_to_advertise()
    {
        Read(out var problems, "--data", _folder, "--sip", "udp:0.0.0.0:5060");
        Assert.That(problems, Has.One.Contains("--advertise"));
    }

    [TestCase("0.0.0.0")]
    [TestCase("no-such-host.invalid")]
    public void An_address_that_phones_cannot_use_is_refused_at_start(string address)
    {
        Read(out var problems, "--data", _folder, "--advertise", address);
        Assert.That(problems, Has.One.Contains("--advertise"));
    }

    [TestCase("simulator", null, false)]
    [TestCase("url=https://carrier.test/send;secret=0123456789abcdef", "https://carrier.test/send", false)]
    [TestCase("url=http://10.0.0.1/;secret=0123456789abcdef;format=form", "http://10.0.0.1/", true)]
    public void A_message_gateway_is_simulated_or_has_an_address_and_a_secret(string text, string? url, bool isForm)
    {
        var options = Read(out var problems, "--data", _folder, "--message-gateway", text);
        Assert.That(problems, Is.Empty);
        Assert.That((options.MessageGateway!.Url?.ToString(), options.MessageGateway.IsForm), Is.EqualTo((url, isForm)));
    }

    [TestCase("url=https://carrier.test/")]
    [TestCase("url=https://carrier.test/;secret=short")]
    [TestCase("url=carrier.test;secret=0123456789abcdef")]
    [TestCase("url=https://carrier.test/;secret=0123456789abcdef;format=xml")]
    [TestCase("url=https://carrier.test/;secret=0123456789abcdef;colour=blue")]
    [TestCase("nonsense")]
    public void What_is_wrong_with_a_message_gateway_is_said_without_its_secret(string text)
    {
        Read(out var problems, "--data", _folder, "--message-gateway", text);
        Assert.That(problems.Single(), Does.StartWith("--message-gateway: ").And.Not.Contain("0123456789abcdef"));
    }

    [Test]
    public void A_trunk_has_a_name_an_address_and_perhaps_credentials()
    {
        var options = Read(out var problems, "--data", _folder, "--trunk", "name=carrier;address=tcp:192.0.2.1:5062;username=u;password=p");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Is.Empty);
            Assert.That(options.Trunks.Single(), Is.EqualTo(new TrunkOptions("carrier", "tcp", "192.0.2.1:5062", "u", "p")));
        }
    }

    [Test]
    public void A_payment_connector_has_a_name_an_address_and_perhaps_an_account()
    {
        var options = Read(out var problems, "--data", _folder, "--payment-connector", "name=Default;url=https://pay.example/v1?x=1;username=u;password=p=;account=AC00000000000000000000000000000001");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Is.Empty);
            Assert.That(options.PaymentConnectors.Single(), Is.EqualTo(new PaymentConnectorOptions("Default", new Uri("https://pay.example/v1?x=1"))
            {
                Username = "u",
                Password = "p=",
                Account = new AccountSid("AC00000000000000000000000000000001"),
            }));
        }
    }

    [TestCase("name=Default;url=http://pay.example/")]
    [TestCase("url=https://pay.example/")]
    [TestCase("name=Default;url=https://pay.example/;account=AC1")]
    [TestCase("name=Default;url=https://pay.example/;colour=blue")]
    public void Card_numbers_go_nowhere_that_is_not_named_whole_and_encrypted(string text)
    {
        Read(out var problems, "--data", _folder, "--payment-connector", text);
        Assert.That(problems, Has.One.Contains("--payment-connector"));
    }

    [Test]
    public void A_settings_file_with_an_unknown_name_is_refused()
    {
        var file = Path.Combine(_folder, "settings.json");
        File.WriteAllText(file, """{ "MaxCall": 1 }""");
        Read(out var problems, "--config", file, "--data", _folder);
        Assert.That(problems, Has.One.Contains("MaxCall"));
    }

    [Test]
    public void Speech_services_are_read_and_what_is_wrong_with_them_shows_no_key()
    {
        var options = Read(
            out var problems,
            "--data", _folder, "--speech", "local", "--recognition", "service",
            "--transcription-service", "url=http://10.0.0.5:8000/v1;key=secret=1;model=small;seconds=7", "--speech-service", "url=https://speech.test;female=a;male=b");
        Assert.That(problems, Is.Empty);
        Assert.That((options.SpeechEngines, options.RecognitionEngines), Is.EqualTo((EngineChoice.Local, EngineChoice.Service)));
        Assert.That(
            options.TranscriptionService,
            Is.EqualTo(new SpeechServiceOptions { Url = new Uri("http://10.0.0.5:8000/v1"), Key = "secret=1", Model = "small", Timeout = TimeSpan.FromSeconds(7) }));
        Assert.That((options.SpeechService!.FemaleVoice, options.SpeechService.MaleVoice), Is.EqualTo(("a", "b")));

        Read(out problems, "--data", _folder, "--speech", "loud", "--transcription-service", "key=secret;seconds=0;colour=red", "--speech-service", "url=ftp://x");
        foreach (var part in new[] { "--speech loud", "seconds must", "colour is not known", "--speech-service: url must" })
        {
            Assert.That(problems, Has.Some.Contains(part));
        }

        Assert.That(problems, Has.None.Contains("secret"));
    }

    [Test]
    public void The_help_names_every_setting_with_its_environment_variable()
    {
        var help = HelpText.Write();
        Assert.That(ServerSettings.All.Select(s => s.Variable), Has.All.Matches<string>(v => help.Contains(v, StringComparison.Ordinal)));
    }

    private static ServerOptions Read(out ImmutableArray<string> problems, params string[] arguments) =>
        ServerOptionsReader.Read(CommandLine.Read(arguments), new Hashtable(), out problems);
}
