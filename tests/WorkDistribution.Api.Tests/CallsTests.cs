using System.Text.Json.Nodes;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Api.Tests;

public sealed class CallsTests : ApiTest
{
    [Test]
    public async Task A_finished_call_reads_as_on_the_wire()
    {
        var call = await Host.SaveAsync(Host.Call());
        var reply = await GetAsync($"Calls/{call.Sid}.json");
        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply.ContentHeaders.ContentType!.ToString(), Is.EqualTo("application/json;charset=utf-8").Or.EqualTo("application/json; charset=utf-8"));
        Assert.That(reply["date_created"], Is.EqualTo("Tue, 31 Aug 2010 20:36:28 +0000"));
        Assert.That(reply["start_time"], Is.EqualTo("Tue, 31 Aug 2010 20:36:28 +0000"));
        Assert.That(reply["end_time"], Is.EqualTo("Tue, 31 Aug 2010 20:36:39 +0000"));
        Assert.That(reply.Json!["duration"]!.GetValue<string>(), Is.EqualTo("10"));
        Assert.That(reply.Json!["queue_time"]!.GetValue<string>(), Is.EqualTo("0"));
        Assert.That(reply["to_formatted"], Is.EqualTo("(415) 555-1212"));
        Assert.That(reply["from_formatted"], Is.EqualTo("sip:alice@example.com"));
        Assert.That((reply["status"], reply["direction"], reply["api_version"]), Is.EqualTo(("completed", "inbound", "2010-04-01")));
        Assert.That(reply["uri"], Is.EqualTo($"/2010-04-01/Accounts/{Host.Main.Sid}/Calls/{call.Sid}.json"));
        Assert.That(reply.Json!["subresource_uris"]!["recordings"]!.ToString(), Is.EqualTo($"/2010-04-01/Accounts/{Host.Main.Sid}/Calls/{call.Sid}/Recordings.json"));
        Assert.That(reply.Json!.ContainsKey("price") && reply.Json["price"] is null);
    }

    [Test]
    public async Task A_call_not_begun_has_null_where_there_is_nothing_to_say()
    {
        var call = await Host.SaveAsync(Host.Call(CallStatus.Queued));
        var reply = await GetAsync($"Calls/{call.Sid}.json");
        foreach (var name in new[] { "start_time", "end_time", "duration", "price", "answered_by", "parent_call_sid" })
        {
            Assert.That(reply.Json!.ContainsKey(name) && reply.Json[name] is null, name);
        }
    }

    [Test]
    public async Task A_call_is_made_with_everything_that_was_asked()
    {
        var reply = await PostAsync(
            "Calls.json",
            ("To", "+1 (415) 555-1212"),
            ("From", "client:bob"),
            ("Url", "http://example.com/voice?x=1"),
            ("Method", "get"),
            ("FallbackUrl", "https://example.com/fallback"),
            ("StatusCallback", "https://example.com/status"),
            ("StatusCallbackEvent", "initiated"),
            ("StatusCallbackEvent", "answered"),
            ("StatusCallbackMethod", "GET"),
            ("Timeout", "15"),
            ("TimeLimit", "120"),
            ("SendDigits", "1w2#"),
            ("Record", "true"),
            ("RecordingChannels", "dual"),
            ("RecordingStatusCallback", "https://example.com/recording"),
            ("SipAuthUsername", "user"),
            ("SipAuthPassword", "pass"),
            ("CallReason", "whatever"));
        Assert.That(reply.Status, Is.EqualTo(201), reply["message"]);
        Assert.That((reply["status"], reply["direction"], reply["to"]), Is.EqualTo(("queued", "outbound-api", "+14155551212")));
        var command = Host.Control.Created.Single();
        Assert.That(command.Instructions, Is.EqualTo(new CallInstructions { Url = "http://example.com/voice?x=1", Method = WebhookMethod.Get, FallbackUrl = "https://example.com/fallback" }));
        Assert.That(command.StatusCallback!.Events, Is.EqualTo(new[] { "initiated", "answered" }));
        Assert.That((command.From, command.Timeout, command.TimeLimit), Is.EqualTo(("client:bob", TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(2))));
        Assert.That((command.SendDigits, command.Record, command.RecordDualChannel, command.SipAuthUsername, command.SipAuthPassword), Is.EqualTo(("1w2#", true, true, "user", "pass")));
    }

    [Test]
    public async Task Machine_detection_is_asked_for_before_the_document_or_beside_it()
    {
        (string, string)[] plain = [("To", "+1555"), ("From", "+1556"), ("Url", "http://a/")];
        await PostAsync("Calls.json", [.. plain, ("MachineDetection", "DetectMessageEnd"), ("MachineDetectionTimeout", "9"), ("MachineDetectionSpeechThreshold", "1500"), ("AsyncAmdStatusCallback", "http://b/")]);
        await PostAsync("Calls.json", [.. plain, ("MachineDetection", "Enable"), ("AsyncAmd", "true"), ("AsyncAmdStatusCallback", "http://b/"), ("AsyncAmdStatusCallbackMethod", "GET")]);
        await PostAsync("Calls.json", [.. plain, ("MachineDetection", "none")]);
        var orders = Host.Control.Created.Select(c => c.MachineDetection).ToArray();
        Assert.That((orders[0]!.WaitsForEnd, orders[0]!.IsAsync, orders[0]!.Timeout, orders[0]!.SpeechThreshold, orders[0]!.Callback), Is.EqualTo((true, false, TimeSpan.FromSeconds(9), TimeSpan.FromMilliseconds(1500), (StatusCallback?)null)));
        Assert.That((orders[1]!.WaitsForEnd, orders[1]!.IsAsync, orders[1]!.Callback!.Url, orders[1]!.Callback!.Method), Is.EqualTo((false, true, "http://b/", WebhookMethod.Get)));
        Assert.That(orders[2], Is.Null);
    }

    [Test]
    public async Task A_document_can_be_given_in_place_of_an_address()
    {
        var reply = await PostAsync("Calls.json", ("To", "sip:a@b"), ("From", "+1555"), ("Twiml", "<Response><Say>Hi</Say></Response>"));
        Assert.That(reply.Status, Is.EqualTo(201));
        Assert.That(Host.Control.Created.Single().Instructions, Is.EqualTo(new CallInstructions { Document = "<Response><Say>Hi</Say></Response>" }));
    }

    [Test]
    public async Task An_application_gives_the_addresses()
    {
        var application = await PostAsync("Applications.json", ("VoiceUrl", "https://example.com/app"), ("VoiceMethod", "GET"), ("StatusCallback", "https://example.com/done"));
        var reply = await PostAsync("Calls.json", ("To", "+1555"), ("From", "+1556"), ("ApplicationSid", application["sid"]!));
        Assert.That(reply.Status, Is.EqualTo(201), reply["message"]);
        var command = Host.Control.Created.Single();
        Assert.That(command.Instructions, Is.EqualTo(new CallInstructions { Url = "https://example.com/app", Method = WebhookMethod.Get }));
        Assert.That((command.ApplicationSid!.Value.Value, command.StatusCallback!.Url), Is.EqualTo((application["sid"], "https://example.com/done")));
    }

    [TestCase("From=+1&Url=http://a/", 21201)]
    [TestCase("To=+1555&Url=http://a/", 21213)]
    [TestCase("To=+1555&From=+1556", 21205)]
    [TestCase("To=nobody&From=+1556&Url=http://a/", 21211)]
    [TestCase("To=+1555&From=some one&Url=http://a/", 21212)]
    [TestCase("To=+1555&From=+1556&Url=nonsense", 21205)]
    [TestCase("To=+1555&From=+1556&Url=/path", 21205)]
    [TestCase("To=+1555&From=+1556&Url=ftp://a/", 21205)]
    [TestCase("To=+1555&From=+1556&ApplicationSid=AP1", 21218)]
    [TestCase("To=+1555&From=+1556&ApplicationSid=AP00000000000000000000000000000000", 21218)]
    [TestCase("To=+1555&From=+1556&Url=http://a/&Method=FETCH", 21403)]
    [TestCase("To=+1555&From=+1556&Url=http://a/&Timeout=0", 20001)]
    [TestCase("To=+1555&From=+1556&Url=http://a/&Timeout=soon", 20001)]
    [TestCase("To=+1555&From=+1556&Url=http://a/&Record=maybe", 20001)]
    [TestCase("To=+1555&From=+1556&Url=http://a/&SendDigits=1x", 20001)]
    [TestCase("To=+1555&From=+1556&Url=http://a/&StatusCallback=x", 21205)]
    [TestCase("To=+1555&From=+1556&Url=http://a/&StatusCallbackEvent=born", 20001)]
    [TestCase("To=+1555&From=+1556&Url=http://a/&MachineDetection=Perhaps", 20001)]
    [TestCase("To=+1555&From=+1556&Url=http://a/&MachineDetection=Enable&MachineDetectionTimeout=2", 20001)]
    public async Task A_wrong_parameter_has_its_documented_code(string form, int code)
    {
        var reply = await PostAsync("Calls.json", [.. form.Split('&').Select(pair => (pair.Split('=', 2)[0], pair.Split('=', 2)[1]))]);
        Assert.That((reply.Status, reply.Code), Is.EqualTo((400, code)), reply["message"]);
        Assert.That(Host.Control.Created, Is.Empty);
    }

    [Test]
    public async Task A_bad_request_names_everything_wrong_and_the_first_code_wins()
    {
        var reply = await PostAsync("Calls.json", ("To", "nobody"), ("Url", "nonsense"), ("Timeout", "soon"), ("Byoc", "BY1"));
        Assert.That(reply.Code, Is.EqualTo(21211));
        foreach (var word in new[] { "'From'", "Url", "Timeout", "Byoc" })
        {
            Assert.That(reply["message"], Does.Contain(word));
        }
    }

    [Test]
    public async Task A_refusal_of_the_engine_is_passed_on()
    {
        Host.Control.Refusal = ErrorCatalogue.ServiceUnavailable;
        var reply = await PostAsync("Calls.json", ("To", "+1555"), ("From", "+1556"), ("Url", "http://a/"));
        Assert.That((reply.Status, reply.Code), Is.EqualTo((503, 20503)));
    }

    [Test]
    public async Task A_live_call_is_redirected_and_ended()
    {
        var call = await Host.SaveAsync(Host.Call(CallStatus.InProgress));
        var redirected = await PostAsync($"Calls/{call.Sid}.json", ("Url", "http://example.com/next"), ("Method", "GET"));
        var ended = await PostAsync($"Calls/{call.Sid}.json", ("Status", "completed"));
        Assert.That((redirected.Status, ended.Status, ended["status"]), Is.EqualTo((200, 200, "completed")));
        Assert.That(Host.Control.Updated[0].Instructions, Is.EqualTo(new CallInstructions { Url = "http://example.com/next", Method = WebhookMethod.Get }));
        Assert.That(Host.Control.Updated[1].Status, Is.EqualTo(CallStatus.Completed));
    }

    [Test]
    public async Task A_live_call_is_given_a_time_limit()
    {
        var call = await Host.SaveAsync(Host.Call(CallStatus.InProgress));
        var limited = await PostAsync($"Calls/{call.Sid}.json", ("TimeLimit", "90"));
        var refused = await PostAsync($"Calls/{call.Sid}.json", ("TimeLimit", "0"));
        Assert.That((limited.Status, refused.Code), Is.EqualTo((200, 20001)));
        Assert.That(Host.Control.Updated.Single().TimeLimit, Is.EqualTo(TimeSpan.FromSeconds(90)));
    }

    [Test]
    public async Task An_ended_call_cannot_be_redirected_and_a_missing_one_is_not_found()
    {
        var call = await Host.SaveAsync(Host.Call());
        Assert.That((await PostAsync($"Calls/{call.Sid}.json", ("Url", "http://example.com/"))).Code, Is.EqualTo(21220));
        Assert.That((await PostAsync($"Calls/{call.Sid}.json", ("Status", "ringing"))).Code, Is.EqualTo(21219));
        Assert.That((await PostAsync("Calls/CA00000000000000000000000000000000.json", ("Status", "completed"))).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_record_is_removed_when_the_call_has_ended_and_not_before()
    {
        var live = await Host.SaveAsync(Host.Call(CallStatus.InProgress));
        var ended = await Host.SaveAsync(Host.Call());
        var refused = await DeleteAsync($"Calls/{live.Sid}.json");
        var removed = await DeleteAsync($"Calls/{ended.Sid}.json");
        Assert.That((refused.Status, refused.Code), Is.EqualTo((409, 20009)));
        Assert.That((removed.Status, removed.Bytes.Length), Is.EqualTo((204, 0)));
        Assert.That((await DeleteAsync($"Calls/{ended.Sid}.json")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_list_is_walked_forward_and_back_by_its_own_addresses_which_keep_the_filters()
    {
        for (var i = 0; i < 5; i++)
        {
            await Host.SaveAsync(Host.Call());
        }

        await Host.SaveAsync(Host.Call() with { To = "+1999" });
        var first = await GetAsync("Calls.json?PageSize=2&To=%2B14155551212&StartTime%3E=2010-08-31");
        var second = await GetAsync(first["next_page_uri"]!);
        var third = await GetAsync(second["next_page_uri"]!);
        var back = await GetAsync(third["previous_page_uri"]!);

        Assert.That(first.Json!.Select(pair => pair.Key), Is.EquivalentTo(new[] { "first_page_uri", "end", "previous_page_uri", "calls", "uri", "page_size", "start", "next_page_uri", "page" }));
        Assert.That((first["page"], first["page_size"], first["start"], first["end"]), Is.EqualTo(("0", "2", "0", "1")));
        Assert.That((third["page"], third["start"], third["end"]), Is.EqualTo(("2", "4", "4")));
        Assert.That(first.Json!["previous_page_uri"], Is.Null);
        Assert.That(third.Json!["next_page_uri"], Is.Null);
        Assert.That(first["next_page_uri"], Does.StartWith($"/2010-04-01/Accounts/{Host.Main.Sid}/Calls.json?").And.Contain("To=%2B14155551212").And.Contain("StartTime%3E=2010-08-31").And.Contain("PageToken="));
        Assert.That(Sids(first).Concat(Sids(second)).Concat(Sids(third)).Distinct().Count(), Is.EqualTo(5));
        Assert.That(Sids(back), Is.EqualTo(Sids(second)));
    }

    [TestCase("PageSize=0", 20007)]
    [TestCase("PageSize=many", 20007)]
    [TestCase("Page=-1", 20001)]
    [TestCase("PageToken=PAnonsense", 20001)]
    [TestCase("Status=alive", 21219)]
    [TestCase("StartTime=yesterday", 20001)]
    [TestCase("ParentCallSid=CA1", 20001)]
    public async Task A_list_with_a_wrong_parameter_is_refused(string query, int code)
    {
        var reply = await GetAsync("Calls.json?" + query);
        Assert.That((reply.Status, reply.Code), Is.EqualTo((400, code)));
    }

    [Test]
    public async Task A_page_is_never_larger_than_a_thousand([Values("5000", "99999999999999999999")] string size) =>
        Assert.That((await GetAsync("Calls.json?PageSize=" + size))["page_size"], Is.EqualTo("1000"));

    [TestCase("StartTime=2010-08-31", true)]
    [TestCase("StartTime=2010-09-01", false)]
    [TestCase("StartTime=2010-08-31T20:36:28Z", true)]
    [TestCase("StartTime=2010-08-31T20:36:29Z", false)]
    [TestCase("StartTime%3C=2010-08-31", false)]
    [TestCase("StartTime%3C=2010-09-01", true)]
    [TestCase("StartTime%3E=2010-08-31", true)]
    [TestCase("StartTime%3E=2010-09-01", false)]
    [TestCase("StartTime>=2010-08-31", true)]
    [TestCase("StartTime>2010-08-31", false)]
    [TestCase("StartTime>2010-08-30", true)]
    [TestCase("StartTime<2010-09-01", true)]
    [TestCase("StartTime%3E=2010-08-30&StartTime%3C=2010-08-31", false)]
    [TestCase("EndTime=2010-08-31", true)]
    [TestCase("EndTime%3C=2010-08-31T20:36:39Z", false)]
    [TestCase("Status=completed", true)]
    [TestCase("Status=busy", false)]
    [TestCase("To=%2B1%20415%20555%201212", true)]
    [TestCase("From=sip:alice@example.com", true)]
    [TestCase("From=sip:bob@example.com", false)]
    public async Task A_filter_narrows_the_list(string query, bool found)
    {
        await Host.SaveAsync(Host.Call());
        var reply = await GetAsync("Calls.json?" + query);
        Assert.That(reply.Status, Is.EqualTo(200), reply["message"]);
        Assert.That(Sids(reply).Any(), Is.EqualTo(found));
    }

    [Test]
    public async Task What_is_shown_as_queued_is_found_as_queued()
    {
        var call = await Host.SaveAsync(Host.Call(CallStatus.Initiated));
        Assert.That((await GetAsync($"Calls/{call.Sid}.json"))["status"], Is.EqualTo("queued"));
        Assert.That(Sids(await GetAsync("Calls.json?Status=queued")), Is.EqualTo(new[] { call.Sid.Value }));
    }

    private static IEnumerable<string> Sids(ApiReply reply) => [.. ((JsonArray)reply.Json!["calls"]!).Select(call => call!["sid"]!.ToString())];
}
