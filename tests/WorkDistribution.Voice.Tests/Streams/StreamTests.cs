using System.Text.Json;
using WorkDistribution.Core.Errors;
using WorkDistribution.Media.Codecs;
using WorkDistribution.Media.Rtp;
using WorkDistribution.Media.Taps;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Streams;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Streams;

/// <summary>Start, Stop and Connect with a Stream, between fake audio and a server that the test plays.</summary>
public sealed class StreamTests
{
    private const string Wait = "<Pause length=\"60\"/>";

    [Test]
    public async Task A_stream_beside_the_call_begins_as_the_wire_has_it_and_sends_both_tracks()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Start><Stream url=\"wss://bot.test/a?x=1\" track=\"both_tracks\"><Parameter name=\"who\" value=\"Ann &amp; Bob\"/></Stream></Start>" + Wait);
        var phone = harness.Call();
        var server = await harness.Streams.Opened.NextAsync();
        Assert.That(server.Request.Url, Is.EqualTo("wss://bot.test/a?x=1"));

        Assert.That(await server.Sent.NextAsync(), Is.EqualTo("""{"event":"connected","protocol":"Call","version":"1.0.0"}"""));
        var start = await server.NextAsync();
        var sid = start.GetProperty("streamSid").GetString()!;
        Assert.That(sid, Does.Match("^MZ[0-9a-f]{32}$"));
        Assert.That(start.GetRawText(), Is.EqualTo(
            $$$"""{"event":"start","sequenceNumber":"1","start":{"accountSid":"{{{CallHarness.Account}}}","streamSid":"{{{sid}}}","callSid":"{{{harness.TheCall.Sid}}}","tracks":["inbound","outbound"],"mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000,"channels":1},"customParameters":{"who":"Ann & Bob"}},"streamSid":"{{{sid}}}"}"""));

        var tap = await TapAsync(harness);
        tap.Write(Frame(4000), Frame(-4000));
        tap.Write(Frame(4000), Frame(-4000));
        var media = new[] { await server.NextAsync(), await server.NextAsync(), await server.NextAsync(), await server.NextAsync() };
        Assert.That(
            media.Select(m => $"{m.GetProperty("sequenceNumber")} {Part(m, "track")} {Part(m, "chunk")} {Part(m, "timestamp")}"),
            Is.EqualTo(new[] { "2 inbound 1 0", "3 outbound 1 0", "4 inbound 2 20", "5 outbound 2 20" }));
        Assert.That(media[0].GetProperty("media").GetProperty("payload").GetBytesFromBase64(), Is.EqualTo(Enumerable.Repeat(G711.LinearToMuLaw(4000), 160)));

        phone.HangUp();
        var stop = await server.NextAsync();
        Assert.That(stop.GetRawText(), Is.EqualTo(
            $$$"""{"event":"stop","sequenceNumber":"6","stop":{"accountSid":"{{{CallHarness.Account}}}","callSid":"{{{harness.TheCall.Sid}}}"},"streamSid":"{{{sid}}}"}"""));
        await harness.IdleAsync();
        Assert.That(server.IsClosedInOrder, Is.True);
    }

    [Test]
    public async Task Start_and_end_are_told_and_Stop_ends_the_stream_of_that_name()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/stream", "");
        harness.App.Page("/voice", "<Start><Stream name=\"mine\" url=\"/media\" statusCallback=\"/stream\"/></Start><Gather numDigits=\"1\" action=\"/stop\"><Say>press</Say></Gather>");
        harness.App.Page("/stop", "<Stop><Stream name=\"other\"/><Stream name=\"mine\"/></Stop>" + Wait);
        var phone = harness.Call();
        var server = await harness.Streams.Opened.NextAsync();
        Assert.That(server.Request.Url, Is.EqualTo("ws://app.test/media"), "relative to the document");
        var started = await ToldAsync(harness, "stream-started");
        Assert.That(started["StreamName"], Is.EqualTo("mine"));
        Assert.That(started["CallSid"], Is.EqualTo(harness.TheCall.Sid.Value));
        Assert.That(started["Timestamp"], Does.EndWith("Z"));

        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:press"));
        harness.Media.Sessions[0].Press('1');
        await server.NextAsync("stop");
        var stopped = await ToldAsync(harness, "stream-stopped");
        Assert.That(stopped["StreamSid"], Is.EqualTo(started["StreamSid"]));
        phone.HangUp();
        await harness.IdleAsync();
        Assert.That(harness.Notifications.All.Single().MessageText, Does.Contain("no stream of the name other"));
    }

    [Test]
    public async Task In_a_two_way_stream_the_server_speaks_marks_clears_and_hears_keys()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Connect action=\"/after\"><Stream url=\"wss://bot.test/\"/></Connect>");
        harness.App.Page("/after", "<Say>bye</Say>");
        harness.Call();
        var server = await harness.Streams.Opened.NextAsync();
        await server.NextAsync("start");
        var tap = await TapAsync(harness);
        var source = harness.Media.Sessions[0].Source!;

        server.Push($$$"""{"event":"media","streamSid":"MZ","media":{"payload":"{{{Convert.ToBase64String(Enumerable.Repeat((byte)0x11, 320).ToArray())}}}"}}""");
        server.Push("""{"event":"mark","streamSid":"MZ","mark":{"name":"first"}}""");
        await UntilAsync(() => source.Waiting == TimeSpan.FromMilliseconds(40));
        var frame = new byte[160];
        source.TryFill(AudioCodec.Pcmu, frame);
        Assert.That(frame, Is.All.EqualTo(0x11));
        source.TryFill(AudioCodec.Pcmu, frame);
        source.TryFill(AudioCodec.Pcmu, frame);
        tap.Write(default, default);
        Assert.That((await server.NextAsync("mark")).GetProperty("mark").GetProperty("name").GetString(), Is.EqualTo("first"));

        server.Push("""{"event":"media","media":{"payload":"AAAA"}}""");
        server.Push("""{"event":"mark","mark":{"name":"second"}}""");
        server.Push("""{"event":"nonsense"}""");
        server.Push("not json");
        server.Push("""{"event":"clear","streamSid":"MZ"}""");
        harness.Media.Sessions[0].Press('7');
        await UntilAsync(() =>
        {
            tap.Write(default, default);
            return source.Waiting == TimeSpan.Zero;
        });

        // The key and the mark come in whichever order.
        Dictionary<string, JsonElement> told = [];
        while (!told.ContainsKey("dtmf") || !told.ContainsKey("mark"))
        {
            tap.Write(default, default);
            var message = await server.NextAsync();
            told[message.GetProperty("event").GetString()!] = message;
        }

        Assert.That(told["dtmf"].GetProperty("dtmf").GetRawText(), Is.EqualTo("""{"track":"inbound_track","digit":"7"}"""));
        Assert.That(told["mark"].GetProperty("mark").GetProperty("name").GetString(), Is.EqualTo("second"), "a mark that is cleared comes back too");

        server.Close();
        var after = await AskedAsync(harness, "/after");
        Assert.That(after["StreamSid"], Does.StartWith("MZ"));
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:bye"));
        await harness.IdleAsync();
        Assert.That(harness.Notifications.All.Select(n => n.ErrorCode), Is.EqualTo(new[] { 31951, 31951 }));
    }

    [Test]
    public async Task A_server_that_breaks_or_refuses_is_told_and_the_call_goes_on()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/stream", "");
        harness.App.Page("/voice", "<Connect><Stream url=\"wss://bot.test/\" statusCallback=\"/stream\"/></Connect><Say>still here</Say><Redirect>/again</Redirect>");
        harness.App.Page("/again", "<Connect><Stream url=\"wss://bot.test/\" statusCallback=\"/stream\"/></Connect><Say>and here</Say>");
        harness.Call();
        var server = await harness.Streams.Opened.NextAsync();
        await server.NextAsync("start");
        harness.Streams.Refusal = new StreamFault(ErrorCatalogue.StreamHandshakeFailed, "answered 403");
        server.Break();
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:still here"));
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:and here"));
        await harness.IdleAsync();
        Assert.That(harness.Notifications.All.Select(n => n.ErrorCode), Is.EqualTo(new[] { 31921, 31920 }));
        var errors = harness.App.All.Where(r => r.Url.EndsWith("/stream", StringComparison.Ordinal)).Select(r => new WebApp.Form(r)).ToList();
        Assert.That(errors.Select(e => e["StreamEvent"]), Is.EqualTo(new[] { "stream-started", "stream-error", "stream-error" }));
        Assert.That(errors[^1]["StreamError"], Is.EqualTo("answered 403"));
    }

    [Test]
    public async Task A_redirect_takes_the_call_from_its_server_and_silences_it()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Connect><Stream url=\"wss://bot.test/\"/></Connect>");
        harness.App.Page("/next", "<Say>enough</Say>" + Wait);
        var phone = harness.Call();
        var server = await harness.Streams.Opened.NextAsync();
        await server.NextAsync("start");
        await TapAsync(harness);
        await harness.Control.UpdateAsync(
            new UpdateCallCommand(CallHarness.Account, harness.TheCall.Sid, new CallInstructions { Url = WebApp.Base + "/next" }), CancellationToken.None);
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:enough"));
        Assert.That(harness.Media.Sessions[0].Source!.IsEnded, Is.True);
        await server.NextAsync("stop");
        phone.HangUp();
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_call_has_so_many_streams_and_no_two_of_a_name()
    {
        await using var harness = new CallHarness(options => options.MaxStreamsPerCall = 2);
        harness.App.Page("/voice",
            "<Start><Stream name=\"a\" url=\"wss://bot.test/1\"/><Stream name=\"a\" url=\"wss://bot.test/2\"/><Stream url=\"wss://bot.test/3\"/><Stream url=\"wss://bot.test/4\"/><Stream url=\"ftp://bot.test/\"/></Start>" + Wait);
        var phone = harness.Call();
        var first = await harness.Streams.Opened.NextAsync();
        var second = await harness.Streams.Opened.NextAsync();
        Assert.That(new[] { first.Request.Url, second.Request.Url }, Is.EquivalentTo(new[] { "wss://bot.test/1", "wss://bot.test/3" }));
        await second.NextAsync("start");
        await first.NextAsync("start");
        phone.HangUp();
        await harness.IdleAsync();
        Assert.That(harness.Notifications.All.Select(n => n.ErrorCode), Is.EqualTo(new[] { 31943, 31944, 31940 }));
    }

    [Test]
    public async Task Rest_starts_and_stops_a_stream_of_a_live_call_of_the_account_only()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Say>hello</Say>" + Wait);
        var streams = harness.Get<ICallStreams>();
        var phone = harness.Call();
        await harness.Media.Heard.NextAsync();
        var call = harness.TheCall.Sid;
        var order = new StreamOrder { Url = "wss://bot.test/", Name = "rest", Tracks = StreamTracks.Outbound };
        var other = new Core.Identity.AccountSid("AC00000000000000000000000000000099");
        Assert.That(streams.Create(other, call, order), Is.InstanceOf<StreamCommandOutcome.Refused>());

        var created = (StreamCommandOutcome.Done)streams.Create(CallHarness.Account, call, order);
        Assert.That(created.Stream.IsStopped, Is.False);
        var server = await harness.Streams.Opened.NextAsync();
        var start = await server.NextAsync("start");
        Assert.That(start.GetProperty("start").GetProperty("tracks").GetRawText(), Is.EqualTo("""["outbound"]"""));

        Assert.That(streams.Stop(other, call, "rest"), Is.InstanceOf<StreamCommandOutcome.Refused>());
        Assert.That(streams.Stop(CallHarness.Account, call, "nobody"), Is.InstanceOf<StreamCommandOutcome.Refused>());
        var stopped = (StreamCommandOutcome.Done)streams.Stop(CallHarness.Account, call, created.Stream.Sid.Value);
        Assert.That(stopped.Stream, Is.EqualTo(created.Stream with { IsStopped = true, DateUpdated = stopped.Stream.DateUpdated }));
        await server.NextAsync("stop");
        phone.HangUp();
        await harness.IdleAsync();
    }

    private static string? Part(JsonElement message, string name) => message.GetProperty("media").GetProperty(name).GetString();

    private static short[] Frame(short value) => [.. Enumerable.Repeat(value, AudioTap.FrameSamples)];

    private static async Task<AudioTap> TapAsync(CallHarness harness)
    {
        AudioTap? tap = null;
        await UntilAsync(() => harness.Media.Sessions[0].Taps.TryPeek(out tap));
        return tap!;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(Signals<int>.Limit);
        while (!isSo())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static async Task<WebApp.Form> ToldAsync(CallHarness harness, string what)
    {
        while (true)
        {
            var form = await AskedAsync(harness, "/stream");
            if (form["StreamEvent"] == what)
            {
                return form;
            }
        }
    }

    private static async Task<WebApp.Form> AskedAsync(CallHarness harness, string path)
    {
        while (true)
        {
            var form = await harness.App.NextAsync();
            if (form.Path == path)
            {
                return form;
            }
        }
    }
}
