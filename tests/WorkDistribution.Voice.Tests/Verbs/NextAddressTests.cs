using WorkDistribution.Media.Recording;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Verbs;

/// <summary>The three next-URI rules (R1-38): each verb with and without an address of its own.</summary>
public sealed class NextAddressTests
{
    [TestCase("<Say>one</Say><Redirect>/next</Redirect>", "/next")]
    [TestCase("<Play>a.wav</Play><Redirect>/next</Redirect>", "/next")]
    [TestCase("<Play>missing.wav</Play><Redirect>/next</Redirect>", "/next")]
    [TestCase("<Play digits=\"12\"/><Redirect>/next</Redirect>", "/next")]
    [TestCase("<Redirect>sub/next?a=1</Redirect>", "/sub/next?a=1")]
    [TestCase("<Dial><Client>nobody</Client></Dial><Redirect>/next</Redirect>", "/next")]
    [TestCase("<Dial action=\"/dialled\"><Client>nobody</Client></Dial>", "/dialled")]
    public async Task The_next_request_goes_where_the_verb_says(string verbs, string expected)
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", verbs);
        harness.App.Page(expected, "<Hangup/>");
        harness.Call();
        Assert.That((await harness.App.NextAsync()).Path, Is.EqualTo("/voice"));
        Assert.That((await harness.App.NextAsync()).Path, Is.EqualTo(expected));
        await harness.IdleAsync();
    }

    [TestCase("", "/voice")]
    [TestCase(" action=\"/menu\"", "/menu")]
    public async Task Gather_asks_its_action_or_the_current_document_again(string attribute, string expected)
    {
        await using var harness = new CallHarness();
        var calls = 0;
        harness.App.On("/voice", _ => WebApp.Xml("/voice", calls++ == 0 ? $"<Response><Gather numDigits=\"2\"{attribute}><Say>wait</Say></Gather></Response>" : "<Response/>"));
        harness.App.Page("/menu", "");
        harness.Media.Waits.Add("say:wait");
        harness.Call();
        await harness.App.NextAsync();
        await harness.Media.Heard.NextAsync();
        harness.Media.Sessions[0].Press('4');
        harness.Media.Sessions[0].Press('2');
        var asked = await harness.App.NextAsync();
        await harness.IdleAsync();
        Assert.Multiple(() =>
        {
            Assert.That(asked.Path, Is.EqualTo(expected));
            Assert.That(asked["Digits"], Is.EqualTo("42"));
            Assert.That(asked["CallStatus"], Is.EqualTo("in-progress"));
        });
    }

    [TestCase("", "/voice")]
    [TestCase(" action=\"/recorded\"", "/recorded")]
    public async Task Record_asks_its_action_or_the_current_document_again(string attribute, string expected)
    {
        await using var harness = new CallHarness();
        var calls = 0;
        harness.App.On("/voice", _ => WebApp.Xml("/voice", calls++ == 0 ? $"<Response><Record{attribute}/></Response>" : "<Response/>"));
        harness.App.Page("/recorded", "");
        harness.Call();
        await harness.App.NextAsync();
        var (session, id, _) = await harness.Media.Recordings.NextAsync();
        session.EndRecording(id, new RecordingResult(RecordingEndReason.FinishKey, TimeSpan.FromSeconds(2.4), 38_444, '#'));
        var asked = await harness.App.NextAsync();
        await harness.IdleAsync();
        Assert.Multiple(() =>
        {
            Assert.That(asked.Path, Is.EqualTo(expected));
            Assert.That(asked["Digits"], Is.EqualTo("#"));
            Assert.That(asked["RecordingDuration"], Is.EqualTo("2"));
            Assert.That(asked["RecordingUrl"], Does.EndWith($"/2010-04-01/Accounts/{CallHarness.Account}/Recordings/{asked["RecordingSid"]}"));
            Assert.That(harness.Recordings.All.Single().Status, Is.EqualTo("completed"));
        });
    }

    [Test]
    public async Task A_recording_without_sound_is_not_kept_and_the_document_goes_on()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Record action=\"/recorded\" playBeep=\"false\"/><Say>nothing</Say>");
        harness.Call();
        var (session, id, _) = await harness.Media.Recordings.NextAsync();
        session.EndRecording(id, new RecordingResult(RecordingEndReason.Silence, TimeSpan.Zero, 44));
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:nothing"));
        await harness.IdleAsync();
        Assert.That(harness.Recordings.All, Is.Empty);
    }

    [Test]
    public async Task A_hang_up_keeps_the_recording_and_the_action_is_told()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Record action=\"/recorded\"/>");
        var phone = harness.Call();
        await harness.Media.Recordings.NextAsync();
        phone.HangUp();
        await harness.IdleAsync();
        var action = harness.App.All.Select(r => new WebApp.Form(r)).Single(f => f.Path == "/recorded");
        Assert.Multiple(() =>
        {
            Assert.That(action["Digits"], Is.EqualTo("hangup"));
            Assert.That(action["CallStatus"], Is.EqualTo("completed"));
            Assert.That(harness.Recordings.All.Single().Status, Is.EqualTo("completed"));
        });
    }

    [TestCase("false")]
    [TestCase("true")]
    public async Task Gather_without_input_ends_after_its_timeout(string actionOnEmptyResult)
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", $"<Gather action=\"/menu\" timeout=\"6\" actionOnEmptyResult=\"{actionOnEmptyResult}\"/><Redirect>/after</Redirect>");
        harness.App.Page("/menu", "");
        harness.App.Page("/after", "");
        harness.Call();
        await harness.App.NextAsync();
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(6));
        Assert.That((await harness.App.NextAsync()).Path, Is.EqualTo(actionOnEmptyResult == "true" ? "/menu" : "/after"));
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_finish_key_ends_Gather_and_is_no_digit_and_INFO_counts_like_RTP()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Gather action=\"/menu\"><Say>wait</Say></Gather>");
        harness.App.Page("/menu", "");
        harness.Media.Waits.Add("say:wait");
        var phone = harness.Call();
        await harness.App.NextAsync();
        await harness.Media.Heard.NextAsync();
        phone.Observer.OnInfo("application/dtmf-relay", "Signal=7\r\nDuration=160\r\n"u8.ToArray());
        phone.Observer.OnInfo("application/dtmf", "#"u8.ToArray());
        var asked = await harness.App.NextAsync();
        Assert.That((asked["Digits"], asked["FinishedOnKey"]), Is.EqualTo(("7", "#")));
        await harness.IdleAsync();
    }

    [TestCase("<Gather><Say>wait</Say></Gather>")]
    [TestCase("<Say>wait</Say>")]
    [TestCase("<Say>x</Say><Pause length=\"60\"/>")]
    [TestCase("<Record/>")]
    [TestCase("<Dial action=\"/dialled\"><Number>+15550122</Number></Dial>")]
    public async Task A_redirect_cuts_any_verb_and_its_result_is_told_to_nobody(string verbs)
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", verbs);
        harness.App.Page("/elsewhere", "<Hangup/>");
        harness.Media.Waits.Add("say:wait");
        var phone = harness.Call();
        await harness.App.NextAsync();
        await phone.Answered;
        await harness.Media.Heard.NextAsync();
        if (verbs.Contains("Dial", StringComparison.Ordinal))
        {
            await harness.Phones.NextCallAsync();
        }
        else if (verbs.Contains("Record", StringComparison.Ordinal))
        {
            await harness.Media.Recordings.NextAsync();
        }

        var outcome = await harness.Control.UpdateAsync(
            new UpdateCallCommand(CallHarness.Account, harness.TheCall.Sid, new CallInstructions { Url = WebApp.Base + "/elsewhere" }),
            CancellationToken.None);
        Assert.That(outcome, Is.InstanceOf<CallCommandOutcome.Done>());
        Assert.That((await harness.App.NextAsync()).Path, Is.EqualTo("/elsewhere"));
        await phone.EndedByUs;
        await harness.IdleAsync();
        Assert.That(harness.App.All.Select(r => r.Url), Has.None.EndsWith("/dialled"));
    }
}
