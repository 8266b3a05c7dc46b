using System.Globalization;
using System.Net;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;
using WorkDistribution.Testing.Servers;
using WorkDistribution.Testing.Webhooks;

namespace WorkDistribution.EndToEnd.Tests.Webhooks;

/// <summary>What an application is told with each kind of request, all parameters by name: neither fewer nor others than the wire has.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class WebhookParameterTests : EndToEndFixture
{
    private const string RecordingUrlForm = "^http://127\\.0\\.0\\.1:[0-9]+/2010-04-01/Accounts/AC[0-9a-f]{32}/Recordings/RE[0-9a-f]{32}$";

    private static readonly string[] Places =
    [
        "FromCity", "FromState", "FromZip", "FromCountry", "CallerCity", "CallerState", "CallerZip", "CallerCountry",
        "ToCity", "ToState", "ToZip", "ToCountry", "CalledCity", "CalledState", "CalledZip", "CalledCountry",
    ];

    private static readonly string[] Incoming =
        ["CallSid", "AccountSid", "From", "To", "Caller", "Called", "CallStatus", "ApiVersion", "Direction", "SipCallId", "SipSourceIp", .. Places];

    private static readonly string[] Progress = ["CallbackSource", "SequenceNumber", "Timestamp"];
    private static readonly string[] Completion = ["CallDuration", "Duration", "SipResponseCode"];

    private static readonly string[] Recording =
    [
        "AccountSid", "CallSid", "RecordingSid", "RecordingUrl", "RecordingStatus", "RecordingChannels", "RecordingSource", "RecordingTrack", "RecordingStartTime",
    ];

    [Test]
    public async Task Gather_Record_and_their_callbacks_say_what_they_are_documented_to_say()
    {
        App.Answer("/keys", "<Gather numDigits=\"2\" timeout=\"30\" action=\"/keyed?step=1\"/>");
        App.Answer("/keyed", "<Record playBeep=\"false\" timeout=\"0\" maxLength=\"1\" action=\"/recorded\" recordingStatusCallback=\"/recording\" recordingStatusCallbackEvent=\"in-progress completed\"/>");
        App.Answer("/recorded", "<Gather timeout=\"30\"/>");
        var number = await AddNumberAsync("/keys");
        await using var phone = await PhoneAsync("+15550301");
        var call = phone.Dial(number);

        var asked = await App.NextAsync("/keys");
        AssertNames(asked, Incoming);
        Assert.That((asked["From"], asked["Caller"], asked["To"], asked["Called"]), Is.EqualTo(("+15550301", "+15550301", number, number)));
        Assert.That((asked["CallStatus"], asked["Direction"], asked["ApiVersion"], asked["FromCountry"]), Is.EqualTo(("ringing", "inbound", "2010-04-01", "US")));
        Assert.That((asked["AccountSid"], asked["SipSourceIp"]), Is.EqualTo((ServerProcess.AccountSid, "127.0.0.1")));
        Assert.That(asked.Headers["Content-Type"], Does.StartWith("application/x-www-form-urlencoded"));

        await call.AnsweredAsync();
        await call.PressAsync("42");
        var keyed = await App.NextAsync("/keyed");
        AssertNames(keyed, [.. Incoming, "step", "msg", "Digits"]);
        Assert.That((keyed["Digits"], keyed["msg"], keyed["CallStatus"], keyed["CallSid"]), Is.EqualTo(("42", "Gather End", "in-progress", asked["CallSid"])));

        call.KeepSaying(TestTone.Make(1, 700));
        var started = await App.NextAsync("/recording");
        AssertNames(started, Recording);
        Assert.That((started["RecordingStatus"], started["RecordingSource"], started["RecordingChannels"], started["RecordingTrack"]), Is.EqualTo(("in-progress", "RecordVerb", "1", "inbound")));
        AssertDate(started["RecordingStartTime"]);

        var recorded = await App.NextAsync("/recorded");
        AssertNames(recorded, [.. Incoming, "RecordingUrl", "RecordingSid", "RecordingDuration", "Digits"]);
        Assert.That((recorded["RecordingDuration"], recorded["Digits"], recorded["RecordingSid"]), Is.EqualTo(("1", "", started["RecordingSid"])));
        Assert.That(recorded["RecordingUrl"], Does.Match(RecordingUrlForm));

        var completed = await App.NextAsync("/recording");
        AssertNames(completed, [.. Recording, "RecordingDuration"]);
        Assert.That((completed["RecordingStatus"], completed["RecordingDuration"], completed["RecordingUrl"]), Is.EqualTo(("completed", "1", recorded["RecordingUrl"])));

        // The address told is the audio itself, and so is the same with its ending.
        foreach (var ending in new[] { "", ".wav" })
        {
            var wave = await Server.Api.GetByteArrayAsync(recorded["RecordingUrl"] + ending);
            Assert.That(System.Text.Encoding.ASCII.GetString(wave.AsSpan(0, 4)), Is.EqualTo("RIFF"));
        }

        using (var refused = await Server.Api.DeleteAsync($"Calls/{asked["CallSid"]}.json"))
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Conflict), "the record of a live call stays");
        }

        call.HangUp();
        var told = await App.NextAsync("/keys/status");
        AssertNames(told, [.. Incoming, .. Progress, .. Completion, "RecordingSid", "RecordingUrl", "RecordingDuration"]);
        Assert.That((told["CallStatus"], told["CallbackSource"], told["SequenceNumber"], told["SipResponseCode"]), Is.EqualTo(("completed", "call-progress-events", "0", "200")));
        Assert.That(int.Parse(told["CallDuration"], CultureInfo.InvariantCulture), Is.GreaterThan(0));
        AssertDate(told["Timestamp"]);
        await EndedCallsAsync(number);
        AssertSigned("/keys", "/keyed", "/recording", "/recorded", "/keys/status");
    }

    [Test]
    public async Task Dial_tells_of_the_leg_it_makes_and_of_its_result()
    {
        await using var callee = await PhoneAsync("bob");
        var address = $"sip:bob@127.0.0.1:{callee.Port}";
        App.Answer(
            "/dial",
            $"<Dial action=\"/dialled\" record=\"record-from-answer\"><Sip url=\"/whisper?a=1\" statusCallback=\"/leg\" statusCallbackEvent=\"initiated ringing answered completed\">{address}</Sip></Dial>");
        App.Answer("/whisper", "<Play digits=\"1\"/>");
        App.Answer("/dialled", "<Hangup/>");
        var number = await AddNumberAsync("/dial");
        await using var phone = await PhoneAsync("+15550302");
        var call = phone.Dial(number);
        var parent = (await App.NextAsync("/dial"))["CallSid"];
        await call.AnsweredAsync();
        var ringing = await callee.NextCallAsync();
        ringing.Ring();
        ringing.Answer();

        var whisper = await App.NextAsync("/whisper");
        AssertNames(whisper, [.. Leg, "a"]);
        Assert.That((whisper["ParentCallSid"], whisper["Direction"], whisper["CallStatus"]), Is.EqualTo((parent, "outbound-dial", "in-progress")));
        Assert.That((whisper["To"], whisper["From"]), Is.EqualTo((address, "+15550302")));
        Assert.That(whisper["CallSid"], Is.Not.EqualTo(parent));

        ringing.KeepSaying(TestTone.Make(1, 900));
        await call.HearsToneAsync(900);
        ringing.HangUp();
        var dialled = await App.NextAsync("/dialled");
        AssertNames(
            dialled,
            [.. Incoming, "DialCallStatus", "DialCallSid", "DialCallDuration", "DialBridged", "DialSipCallId", "DialSipResponseCode", "RecordingUrl", "RecordingSid", "RecordingDuration"]);
        Assert.That((dialled["CallSid"], dialled["CallStatus"]), Is.EqualTo((parent, "in-progress")));
        Assert.That((dialled["DialCallStatus"], dialled["DialCallSid"], dialled["DialBridged"]), Is.EqualTo(("completed", whisper["CallSid"], "true")));
        Assert.That((dialled["DialSipResponseCode"], dialled["DialSipCallId"]), Is.EqualTo(("200", whisper["SipCallId"])));

        var statuses = new List<string>();
        for (var sequence = 0; sequence < 4; sequence++)
        {
            var told = await App.NextAsync("/leg");
            statuses.Add(told["CallStatus"]);
            AssertNames(told, [.. Leg, .. Progress, .. sequence == 3 ? Completion : []]);
            Assert.That((told["SequenceNumber"], told["ParentCallSid"], told["CallSid"]), Is.EqualTo((sequence.ToString(CultureInfo.InvariantCulture), parent, whisper["CallSid"])));
            AssertDate(told["Timestamp"]);
        }

        Assert.That(statuses, Is.EqualTo(new[] { "initiated", "ringing", "in-progress", "completed" }));
        await EndedCallsAsync(number);
        var children = (await Server.GetAsync($"Calls.json?ParentCallSid={parent}")).GetProperty("calls");
        Assert.That(children.EnumerateArray().Select(c => c.GetProperty("sid").GetString()), Is.EqualTo(new[] { whisper["CallSid"] }));
        AssertSigned("/dial", "/whisper", "/dialled", "/leg");
    }

    [Test]
    public async Task Dial_says_why_nobody_was_reached()
    {
        await using var callee = await PhoneAsync("bob");
        App.Answer("/refused", $"<Dial action=\"/unreached\"><Sip>sip:bob@127.0.0.1:{callee.Port}</Sip></Dial>");
        App.Answer("/unreached", "<Hangup/>");
        var number = await AddNumberAsync("/refused");
        await using var phone = await PhoneAsync("+15550303");
        phone.Dial(number);
        (await callee.NextCallAsync()).Refuse(486);
        var told = await App.NextAsync("/unreached");
        AssertNames(told, [.. Incoming, "DialCallStatus", "DialCallSid", "DialBridged", "DialSipCallId", "DialSipResponseCode"]);
        Assert.That((told["DialCallStatus"], told["DialBridged"], told["DialSipResponseCode"]), Is.EqualTo(("busy", "false", "486")));
        await EndedCallsAsync(number);
    }

    [Test]
    public async Task The_fallback_repeats_the_parameters_and_adds_what_went_wrong()
    {
        App.Answer("/broken", _ => WebhookReply.Fault(500));
        App.Answer("/fallback", "<Hangup/>");
        var number = await AddNumberAsync("/broken");
        var sid = (await Server.GetAsync($"IncomingPhoneNumbers.json?PhoneNumber={Uri.EscapeDataString(number)}")).GetProperty("incoming_phone_numbers")[0].GetProperty("sid").GetString();
        await Server.PostAsync($"IncomingPhoneNumbers/{sid}.json", ("VoiceFallbackUrl", App.Url("/fallback?x=1")));
        await using var phone = await PhoneAsync("+15550304");
        phone.Dial(number);
        var first = await App.NextAsync("/broken");
        var second = await App.NextAsync("/fallback");
        AssertNames(second, [.. Incoming, "x", "ErrorCode", "ErrorUrl"]);
        Assert.That((second["ErrorCode"], second["ErrorUrl"], second["CallSid"]), Is.EqualTo(("11200", App.Url("/broken"), first["CallSid"])));
        await EndedCallsAsync(number);
        var notes = (await Server.GetAsync($"Calls/{first["CallSid"]}/Notifications.json")).GetProperty("notifications");
        Assert.That(notes[0].GetProperty("error_code").GetString(), Is.EqualTo("11200"));
        Assert.That(notes[0].GetProperty("request_url").GetString(), Is.EqualTo(App.Url("/broken")));
        AssertSigned("/broken", "/fallback");
    }

    [Test]
    public async Task A_hang_up_while_recording_is_told_as_such()
    {
        App.Answer("/message", "<Record playBeep=\"false\" timeout=\"0\" action=\"/left\"/>");
        var number = await AddNumberAsync("/message");
        await using var phone = await PhoneAsync("+15550305");
        var call = phone.Dial(number);
        await call.AnsweredAsync();
        await call.SayAsync(TestTone.Make(2, 800));
        call.HangUp();
        var left = await App.NextAsync("/left");
        AssertNames(left, [.. Incoming, "RecordingUrl", "RecordingSid", "RecordingDuration", "Digits"]);
        Assert.That((left["Digits"], left["CallStatus"]), Is.EqualTo(("hangup", "completed")));
        await EndedCallsAsync(number);
        AssertSigned("/message", "/left");
    }

    [Test]
    public async Task A_call_made_and_recorded_by_REST_is_told_from_first_to_last()
    {
        await using var callee = await PhoneAsync("bob");
        App.Answer("/made", "<Play digits=\"1\"/><Gather timeout=\"30\"/>");
        var made = await Server.PostAsync(
            "Calls.json",
            ("To", $"sip:bob@127.0.0.1:{callee.Port}"),
            ("From", "+15550306"),
            ("Url", App.Url("/made?b=2")),
            ("Record", "true"),
            ("RecordingChannels", "dual"),
            ("RecordingStatusCallback", App.Url("/made/recording")),
            ("StatusCallback", App.Url("/made/status")),
            ("StatusCallbackEvent", "initiated"),
            ("StatusCallbackEvent", "ringing"),
            ("StatusCallbackEvent", "answered"),
            ("StatusCallbackEvent", "completed"));
        var sid = made.GetProperty("sid").GetString();
        var phone = await callee.NextCallAsync();
        phone.Ring();
        phone.Answer();
        var own = Leg.Where(name => name != "ParentCallSid").ToArray();
        var asked = await App.NextAsync("/made");
        AssertNames(asked, [.. own, "b"]);
        Assert.That((asked["CallSid"], asked["Direction"], asked["CallStatus"]), Is.EqualTo((sid, "outbound-api", "in-progress")));
        await phone.SayAsync(TestTone.Make(1, 800));
        phone.HangUp();

        var recorded = await App.NextAsync("/made/recording");
        AssertNames(recorded, [.. Recording, "RecordingDuration"]);
        Assert.That((recorded["RecordingSource"], recorded["RecordingChannels"], recorded["RecordingTrack"], recorded["RecordingStatus"]), Is.EqualTo(("OutboundAPI", "2", "both", "completed")));
        string[] statuses = ["initiated", "ringing", "in-progress", "completed"];
        for (var sequence = 0; sequence < statuses.Length; sequence++)
        {
            var told = await App.NextAsync("/made/status");
            Assert.That((told["CallStatus"], told["SequenceNumber"]), Is.EqualTo((statuses[sequence], sequence.ToString(CultureInfo.InvariantCulture))));
            var more = told.Parameters.Keys.Except(own).Except(Progress);
            Assert.That(more, sequence == 3 ? Is.EquivalentTo(Completion.Append("RecordingSid").Append("RecordingUrl").Append("RecordingDuration")) : Is.Empty);
        }

        AssertSigned("/made", "/made/recording", "/made/status");
    }

    private static string[] Leg =>
        ["CallSid", "AccountSid", "From", "To", "Caller", "Called", "CallStatus", "ApiVersion", "Direction", "ParentCallSid", "SipCallId", .. Places.Where(p => p.StartsWith("From", StringComparison.Ordinal) || p.StartsWith("Caller", StringComparison.Ordinal))];

    private static void AssertNames(RecordedRequest request, IEnumerable<string> names) =>
        Assert.That(request.Parameters.Keys.Order(StringComparer.Ordinal), Is.EqualTo(names.Order(StringComparer.Ordinal)), request.Path);

    private static void AssertDate(string text) =>
        Assert.That(DateTimeOffset.TryParseExact(text, "ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _), Is.True, text);

    private Task<SipPhone> PhoneAsync(string user) => SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = user });

    private void AssertSigned(params string[] paths) =>
        Assert.That(App.Requests.Where(r => paths.Contains(r.Path) && !r.IsSignedWith(ServerProcess.AuthToken)).Select(r => r.Url), Is.Empty, "every request is signed");
}
