using WorkDistribution.Testing;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;
using WorkDistribution.Testing.Programs;
using WorkDistribution.Testing.Servers;
using WorkDistribution.Testing.Streams;

namespace WorkDistribution.EndToEnd.Tests.Streams;

/// <summary>Streams of real calls over real WebSockets: what arrives on either side is listened to.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class StreamTests : EndToEndFixture
{
    private const double Caller = 440;
    private const double Other = 1530;

    private StreamServer _server = null!;

    [OneTimeSetUp]
    public async Task StartServerAsync() => _server = await StreamServer.StartAsync();

    [OneTimeTearDown]
    public async Task StopServerAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Through_an_echo_the_caller_hears_themselves_keys_are_told_and_the_call_goes_on_when_the_server_closes()
    {
        _server.Prepare("/echo", static peer => peer.IsEcho = true);
        Serve("/after.wav", TestTone.Make(30, Other));
        App.Answer("/echo-over", $"<Play>{App.Url("/after.wav")}</Play>");
        var number = await AddNumberAsync(
            "/echo", $"<Connect action=\"/echo-over\"><Stream url=\"{_server.Url("/echo")}\"><Parameter name=\"who\" value=\"me\"/></Stream></Connect>");
        await using var phone = await PhoneAsync("+15550121");
        var call = phone.Dial(number);
        await call.AnsweredAsync();
        var peer = await _server.NextAsync("/echo");
        call.KeepSaying(TestTone.Make(1, Caller));
        await call.HearsToneAsync(Caller);
        await call.PressAsync("5#");
        await peer.MessageAsync("dtmf", static m => m.GetProperty("dtmf").GetProperty("digit").GetString() == "#");
        var start = (await peer.MessageAsync("start")).GetProperty("start");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(peer.IsSignedWith(ServerProcess.AuthToken), Is.True, "the handshake is signed");
            Assert.That(start.GetProperty("customParameters").GetProperty("who").GetString(), Is.EqualTo("me"));
            Assert.That(start.GetProperty("accountSid").GetString(), Is.EqualTo(ServerProcess.AccountSid));
        }

        await peer.CloseAsync();
        var over = await App.NextAsync("/echo-over");
        Assert.That(over["StreamSid"], Is.EqualTo(start.GetProperty("streamSid").GetString()));
        await call.HearsToneAsync(Other);
        call.HangUp();
        await call.EndedAsync();
    }

    [Test]
    public async Task Beside_a_call_both_tracks_carry_the_right_side_and_Rest_stops_it()
    {
        Serve("/music.wav", TestTone.Make(60, Other));
        var number = await AddNumberAsync(
            "/both-tracks",
            $"<Start><Stream name=\"both\" track=\"both_tracks\" url=\"{_server.Url("/both")}\" statusCallback=\"/both-told\"/></Start><Play>{App.Url("/music.wav")}</Play>");
        App.Answer("/both-told", "");
        await using var phone = await PhoneAsync("+15550122");
        var call = phone.Dial(number);
        await call.AnsweredAsync();
        call.KeepSaying(TestTone.Make(1, Caller));
        await call.HearsToneAsync(Other);
        var peer = await _server.NextAsync("/both");
        await peer.HearsAsync("inbound", peer.Heard("inbound").Length / 8000.0 + 2);
        var started = await App.NextAsync("/both-told");
        var stopped = await Server.PostAsync($"Calls/{started["CallSid"]}/Streams/both.json", ("Status", "stopped"));
        await peer.MessageAsync("stop");
        var told = await App.NextAsync("/both-told");
        var (inbound, outbound) = (peer.Heard("inbound"), peer.Heard("outbound"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ToneLevel.Heard(inbound.AsSpan(^8000..), Caller, Other), Is.EqualTo(new[] { Caller }));
            Assert.That(ToneLevel.Heard(outbound.AsSpan(^8000..), Caller, Other), Is.EqualTo(new[] { Other }));
            Assert.That(outbound, Has.Length.EqualTo(inbound.Length), "the tracks go together");
            Assert.That((started["StreamEvent"], told["StreamEvent"]), Is.EqualTo(("stream-started", "stream-stopped")));
            Assert.That((stopped.GetProperty("status").GetString(), stopped.GetProperty("sid").GetString()), Is.EqualTo(("stopped", started["StreamSid"])));
        }

        await call.HearsToneAsync(Other);
        call.HangUp();
        await call.EndedAsync();
    }

    [Test]
    public async Task A_server_that_dies_in_the_middle_or_is_not_there_does_not_disturb_the_call()
    {
        Serve("/still.wav", TestTone.Make(60, Other));
        var number = await AddNumberAsync(
            "/dies",
            $"<Start><Stream url=\"{_server.Url("/dies")}\" statusCallback=\"/dies-told\"/><Stream url=\"ws://127.0.0.1:9/nobody\" statusCallback=\"/dies-told\"/></Start><Play>{App.Url("/still.wav")}</Play>");
        App.Answer("/dies-told", "");
        await using var phone = await PhoneAsync("+15550123");
        var call = phone.Dial(number);
        await call.AnsweredAsync();
        var peer = await _server.NextAsync("/dies");
        await peer.HearsAsync("inbound", 0.5);
        await call.HearsToneAsync(Other);
        peer.Die();
        var events = new[] { await App.NextAsync("/dies-told"), await App.NextAsync("/dies-told"), await App.NextAsync("/dies-told") };
        var from = call.Heard().Length;
        await Limits.UntilAsync(() => Task.FromResult(call.Heard().Length), length => length >= from + 8000, "a second more");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.Select(e => e["StreamEvent"]), Is.EquivalentTo(new[] { "stream-started", "stream-error", "stream-error" }));
            Assert.That(ToneLevel.Heard(call.Heard().AsSpan(^8000..), Other), Is.EqualTo(new[] { Other }));
        }

        call.HangUp();
        await call.EndedAsync();
    }

    [Test]
    public async Task A_clear_is_heard_at_once_and_marks_come_back_in_their_time()
    {
        var number = await AddNumberAsync("/clear", $"<Connect><Stream url=\"{_server.Url("/clear")}\"/></Connect>");
        await using var phone = await PhoneAsync("+15550124");
        var call = phone.Dial(number);
        await call.AnsweredAsync();
        var peer = await _server.NextAsync("/clear");
        await peer.MessageAsync("start");
        await peer.SayAsync(TestTone.Make(1, Caller));
        await peer.MarkAsync("short");
        await peer.SayAsync(TestTone.Make(30, Other));
        await peer.MarkAsync("long");
        await peer.MessageAsync("mark", static m => m.GetProperty("mark").GetProperty("name").GetString() == "short");
        await call.HearsToneAsync(Other);
        await peer.ClearAsync();
        await peer.MessageAsync("mark", static m => m.GetProperty("mark").GetProperty("name").GetString() == "long");
        var from = call.Heard().Length;
        await Limits.UntilAsync(() => Task.FromResult(call.Heard().Length), length => length >= from + 8000, "a second more");
        Assert.That(call.Heard().AsSpan(^4000..).ToArray(), Is.All.InRange((short)-8, (short)8), "silence");
        await peer.SayAsync(TestTone.Make(2, Caller));
        await call.HearsToneAsync(Caller);
        await peer.CloseAsync();
        await call.EndedAsync();
    }

    [Test]
    public async Task A_softphone_that_nobody_here_wrote_hears_itself_through_an_echo()
    {
        Needs.Program("baresip");
        _server.Prepare("/baresip", static peer => peer.IsEcho = true);
        var number = await AddNumberAsync("/baresip", $"<Connect><Stream url=\"{_server.Url("/baresip")}\"/></Connect>");
        await using var phone = await Baresip.StartAsync(new BaresipOptions { Server = Server.Sip, Domain = Server.Sip.ToString(), User = "2001", Password = "unused", Registers = false, Speech = TestTone.Make(60) });
        await phone.DialAsync(number);
        await phone.WaitForAsync("CALL_ESTABLISHED");
        var peer = await _server.NextAsync("/baresip");
        await peer.HearsAsync("inbound", 4);
        await phone.HangUpAsync();
        await phone.WaitForAsync("CALL_CLOSED");
        await peer.MessageAsync("stop");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MeasureLoudest(peer.Heard("inbound")).Frequency, Is.EqualTo(TestTone.Frequency).Within(2), "what the phone says");
            Assert.That(MeasureLoudest(phone.Heard()).Frequency, Is.EqualTo(TestTone.Frequency).Within(2), "what it hears");
        }
    }

    private Task<SipPhone> PhoneAsync(string user) => SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = user });
}
