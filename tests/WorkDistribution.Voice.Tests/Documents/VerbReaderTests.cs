using System.Text;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Conferences;
using WorkDistribution.Voice.Documents;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Payments;

namespace WorkDistribution.Voice.Tests.Documents;

public sealed class VerbReaderTests
{
    [Test]
    public void Say_has_its_text_on_one_line_and_its_attributes_as_written()
    {
        var say = One<SayVerb>("<Say voice=\"Polly.Joanna\" language=\"en-GB\" loop=\"0\">\n   Press <![CDATA[1 & 2]]>\n   now. </Say>");

        Assert.That(say, Is.EqualTo(new SayVerb
        {
            Text = "Press 1 & 2 now.",
            Voice = "Polly.Joanna",
            Language = "en-GB",
            Loop = 0,
            Line = 1,
            Column = 11,
        }));
    }

    [Test]
    public void Say_keeps_speech_markup_as_xml_and_leaves_out_the_rest()
    {
        var document = Read("<Say>A &amp; <break strength=\"weak\" time=\"1s\"/><blink>x</blink><prosody rate=\"slow\">b <emphasis level=\"strong\">c</emphasis></prosody><lang xml:lang=\"de-DE\">Tag</lang></Say>");

        var say = (SayVerb)document.Verbs.Single();
        Assert.That(say.IsSsml, Is.True);
        Assert.That(say.Text, Is.EqualTo("A &amp; <break strength=\"weak\" time=\"1s\"/><prosody rate=\"slow\">b <emphasis level=\"strong\">c</emphasis></prosody><lang xml:lang=\"de-DE\">Tag</lang>"));
        Assert.That(document.Problems.Single().Message, Does.Contain("blink"));
    }

    [Test]
    public void An_empty_Say_is_skipped_and_a_very_long_one_is_cut()
    {
        Assert.That(Read("<Say> </Say><Hangup/>").Problems.Single().Error.Code, Is.EqualTo(13520));

        var document = Read("<Say>" + string.Concat(Enumerable.Repeat("word ", 2000)) + "</Say>");
        Assert.That(((SayVerb)document.Verbs.Single()).Text, Has.Length.LessThanOrEqualTo(4096));
        Assert.That(document.Problems.Single().Error.Code, Is.EqualTo(13520));
    }

    [Test]
    public void Play_takes_an_address_or_digits()
    {
        Assert.That(One<PlayVerb>("<Play loop=\"3\"> ../a.mp3 </Play>"), Has.Property("Url").EqualTo("../a.mp3").And.Property("Loop").EqualTo(3));
        Assert.That(One<PlayVerb>("<Play digits=\"ww12#*W\"/>").Digits, Is.EqualTo("ww12#*W"));
        Assert.That(One<PlayVerb>("<Play>http://host/{Digits}.mp3</Play>").Url, Is.EqualTo("http://host/{Digits}.mp3"));
        Assert.That(Read("<Play/><Hangup/>").Problems, Has.Length.EqualTo(1));
        Assert.That(Read("<Play>file:///etc/passwd</Play><Hangup/>").Problems.Single().Error.Code, Is.EqualTo(11100));
    }

    [Test]
    public void Gather_has_the_languages_defaults()
    {
        var gather = One<GatherVerb>("<Gather/>");

        Assert.That(gather with { Line = 0, Column = 0 }, Is.EqualTo(new GatherVerb() with { Input = gather.Input, Prompts = gather.Prompts }));
        Assert.That(gather.Input, Is.EqualTo(new[] { "dtmf" }));
    }

    [Test]
    public void Gather_reads_every_attribute_and_its_prompts()
    {
        var gather = One<GatherVerb>("""
            <Gather action="/key?x=1&amp;y=2" method="get" timeout="7" finishOnKey="" numDigits="4" actionOnEmptyResult="True" bargeIn="false"
              paramName="Pin" language="de-DE" hints="one, two" input="dtmf speech" speechTimeout="auto" maxSpeechTime="20" profanityFilter="false"
              partialResultCallback="/partial" partialResultCallbackMethod="GET" enhanced="true" speechModel="phone_call"><Say>Hi</Say><Play>a.wav</Play><Pause length="2"/></Gather>
            """);

        Assert.That(gather.Action, Is.EqualTo("/key?x=1&y=2"));
        Assert.That(gather.Method, Is.EqualTo(WebhookMethod.Get));
        Assert.That(gather.Timeout, Is.EqualTo(TimeSpan.FromSeconds(7)));
        Assert.That(gather.FinishOnKey, Is.Empty);
        Assert.That(gather.NumDigits, Is.EqualTo(4));
        Assert.That(gather.ActionOnEmptyResult, Is.True);
        Assert.That(gather.BargeIn, Is.False);
        Assert.That(gather.ParameterName, Is.EqualTo("Pin"));
        Assert.That((gather.TakesKeys, gather.TakesSpeech, gather.Language), Is.EqualTo((true, true, "de-DE")));
        Assert.That(gather.Hints, Is.EqualTo(new[] { "one", "two" }));
        Assert.That((gather.SpeechTimeout, gather.MaxSpeechTime, gather.ProfanityFilter), Is.EqualTo(((TimeSpan?)null, TimeSpan.FromSeconds(20), false)));
        Assert.That((gather.PartialResultCallback, gather.PartialResultCallbackMethod), Is.EqualTo(("/partial", WebhookMethod.Get)));
        Assert.That(gather.Prompts.Select(p => p.GetType().Name), Is.EqualTo(new[] { "SayVerb", "PlayVerb", "PauseVerb" }));
    }

    [TestCase("<Gather finishOnKey=\"12\"/>", 12201)]
    [TestCase("<Gather timeout=\"auto\"/>", 12201)]
    [TestCase("<Gather timeout=\"soon\"/>", 12201)]
    [TestCase("<Gather input=\"speech\" speechTimeout=\"soon\"/>", 12201)]
    [TestCase("<Gather numDigits=\"0\"/>", 13314)]
    [TestCase("<Gather action=\"ftp://x/y\"/>", 12201)]
    [TestCase("<Gather method=\"PUT\"/>", 12201)]
    [TestCase("<Gather bargeIn=\"maybe\"/>", 12201)]
    public void A_value_that_cannot_be_used_is_a_warning_and_the_default_is_taken(string xml, int code)
    {
        var document = Read(xml);

        var gather = (GatherVerb)document.Verbs.Single();
        Assert.That(document.Problems.Single(), Has.Property("IsWarning").True.And.Property("Error").Property("Code").EqualTo(code));
        Assert.That(
            gather with { Line = 0, Column = 0 },
            Is.EqualTo(new GatherVerb { Input = gather.Input, Prompts = gather.Prompts }));
    }

    [Test]
    public void A_number_that_is_too_great_becomes_the_greatest()
    {
        var document = Read("<Record maxLength=\"999999999999\"/>");

        Assert.That(((RecordVerb)document.Verbs.Single()).MaxLength, Is.EqualTo(TimeSpan.FromHours(4)));
        Assert.That(document.Problems.Single().Error.Code, Is.EqualTo(12201));
    }

    [Test]
    public void Record_reads_every_attribute()
    {
        Assert.That(One<RecordVerb>("<Record/>") with { Line = 0, Column = 0 }, Has.Property("Timeout").EqualTo(TimeSpan.FromSeconds(5)).And.Property("PlayBeep").True.And.Property("Trim").True.And.Property("FinishOnKey").EqualTo("1234567890*#"));
        var record = One<RecordVerb>("""
            <Record action="" method="GET" timeout="0" finishOnKey="*#" maxLength="30" playBeep="false" trim="do-not-trim"
              recordingStatusCallback="/done" recordingStatusCallbackMethod="GET" recordingStatusCallbackEvent="in-progress completed" transcribe="false"/>
            """);

        Assert.That(record.Action, Is.Empty);
        Assert.That(record.Timeout, Is.EqualTo(TimeSpan.Zero));
        Assert.That(record.FinishOnKey, Is.EqualTo("*#"));
        Assert.That(record.MaxLength, Is.EqualTo(TimeSpan.FromSeconds(30)));
        Assert.That((record.PlayBeep, record.Trim), Is.EqualTo((false, false)));
        Assert.That(record.RecordingStatusCallback, Is.EqualTo("/done"));
        Assert.That(record.RecordingStatusCallbackMethod, Is.EqualTo(WebhookMethod.Get));
        Assert.That(record.RecordingStatusCallbackEvents, Is.EqualTo(new[] { "in-progress", "completed" }));
    }

    [Test]
    public void An_attribute_that_is_known_but_not_followed_is_named()
    {
        Assert.That(Read("<Record recordingConfigurationId=\"x\"/>").Problems.Single().Message, Does.Contain("recordingConfigurationId"));
    }

    [Test]
    public void Text_in_Dial_is_a_number()
    {
        var dial = One<DialVerb>("<Dial> +1 (415) 555-0100 </Dial>");

        Assert.That(dial.Targets.Single(), Is.EqualTo(new NumberTarget { PhoneNumber = "+1 (415) 555-0100" }));
        Assert.That((dial.Timeout, dial.TimeLimit), Is.EqualTo((TimeSpan.FromSeconds(30), TimeSpan.FromHours(4))));
    }

    [Test]
    public void Dial_reads_every_attribute_and_noun()
    {
        var dial = One<DialVerb>("""
            <Dial action="/after" method="GET" timeout="12" hangupOnStar="true" timeLimit="60" callerId="+15550100" record="record-from-ringing-dual" trim="trim-silence"
               recordingStatusCallback="/rec" recordingStatusCallbackEvent="in-progress,completed" answerOnBridge="true" sequential="true" ringTone="de">
              <Number url="/whisper" method="GET" sendDigits="ww1" statusCallback="/s" statusCallbackMethod="GET" statusCallbackEvent="initiated ringing">100</Number>
              <Sip username="u" password="p">sip:bob@example.com;transport=tcp?x-a=b</Sip>
              <Client><Identity>alice</Identity><Parameter name="n" value="v"/></Client>
              <Client>carol</Client>
            </Dial>
            """);

        Assert.That(dial.Action, Is.EqualTo("/after"));
        Assert.That(dial.Method, Is.EqualTo(WebhookMethod.Get));
        Assert.That((dial.Timeout, dial.TimeLimit), Is.EqualTo((TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(60))));
        Assert.That((dial.HangupOnStar, dial.AnswerOnBridge, dial.Sequential, dial.Trim), Is.EqualTo((true, true, true, true)));
        Assert.That(dial.CallerId, Is.EqualTo("+15550100"));
        Assert.That(dial.Record, Is.EqualTo(DialRecordMode.FromRingingDual));
        Assert.That(dial.RecordingStatusCallbackEvents, Is.EqualTo(new[] { "in-progress", "completed" }));
        Assert.That(dial.RingTone, Is.EqualTo("de"));
        var number = (NumberTarget)dial.Targets[0];
        Assert.That((number.PhoneNumber, number.Url, number.Method, number.SendDigits), Is.EqualTo(("100", "/whisper", WebhookMethod.Get, "ww1")));
        Assert.That((number.StatusCallback, number.StatusCallbackMethod), Is.EqualTo(("/s", WebhookMethod.Get)));
        Assert.That(number.StatusCallbackEvents, Is.EqualTo(new[] { "initiated", "ringing" }));
        var sip = (SipTarget)dial.Targets[1];
        Assert.That((sip.Uri, sip.Username, sip.Password), Is.EqualTo(("sip:bob@example.com;transport=tcp?x-a=b", "u", "p")));
        var client = (ClientTarget)dial.Targets[2];
        Assert.That(client.Identity, Is.EqualTo("alice"));
        Assert.That(client.Parameters.Single(), Is.EqualTo(KeyValuePair.Create("n", "v")));
        Assert.That(((ClientTarget)dial.Targets[3]).Identity, Is.EqualTo("carol"));
    }

    [Test]
    public void Sip_takes_nested_addresses_and_headers()
    {
        var document = Read("""
            <Dial><Sip><Uri priority="2">sip:b@h</Uri><Uri priority="1" username="u" password="p">sip:a@h</Uri>
              <Headers><Header name="X-Case" value="a b"/><Header name="X-Two" value="2"/></Headers></Sip></Dial>
            """);

        var sip = (SipTarget)((DialVerb)document.Verbs.Single()).Targets.Single();
        Assert.That((sip.Uri, sip.Username, sip.Password), Is.EqualTo(("sip:a@h?X-Case=a%20b&X-Two=2", "u", "p")));
        Assert.That(document.Problems.Single().IsWarning, Is.True);
    }

    [TestCase("<Dial><Sip>mailto:a@b</Sip></Dial><Hangup/>", 13245)]
    [TestCase("<Dial><Sip>sip:</Sip></Dial><Hangup/>", 13245)]
    [TestCase("<Dial>Bob</Dial><Hangup/>", 13224)]
    [TestCase("<Dial/><Hangup/>", 13201)]
    [TestCase("<Dial><Client/></Dial><Hangup/>", 13201)]
    [TestCase("<Dial><Conference coach=\"bob\">room</Conference></Dial><Hangup/>", 16002)]
    public void A_Dial_that_rings_nobody_is_skipped_with_the_reason(string xml, int code)
    {
        var document = Read(xml);

        Assert.That(document.Verbs.Single(), Is.TypeOf<HangupVerb>());
        Assert.That(document.Problems[0].Error.Code, Is.EqualTo(code));
        Assert.That(document.IsUsable, Is.True);
    }

    [Test]
    public void Nouns_that_are_not_run_here_are_named_and_the_others_ring()
    {
        var mixed = Read("<Dial><WhatsApp>100</WhatsApp><Number>100</Number></Dial>");
        Assert.That(((DialVerb)mixed.Verbs.Single()).Targets, Has.Length.EqualTo(1));
        Assert.That(mixed.Problems.Single().Message, Does.Contain("WhatsApp"));

        var alone = Read("<Dial><WhatsApp url=\"/x\">100</WhatsApp></Dial>");
        Assert.That(((UnsupportedVerb)alone.Verbs.Single()).Name, Is.EqualTo("WhatsApp"));
        Assert.That(alone.Problems.Single().Error.Code, Is.EqualTo(12250));
    }

    [Test]
    public void Conference_reads_every_attribute()
    {
        var target = (ConferenceTarget)One<DialVerb>(
            """
            <Dial><Conference muted="true" beep="onExit" startConferenceOnEnter="false" endConferenceOnExit="true" waitUrl="/wait" waitMethod="GET" maxParticipants="7"
              record="record-from-start" trim="do-not-trim" coach="CA00000000000000000000000000000001" participantLabel="bob" region="ie1" jitterBufferSize="small"
              statusCallback="/events" statusCallbackMethod="GET" statusCallbackEvent="join leave" recordingStatusCallback="/recorded" recordingStatusCallbackMethod="GET"
              recordingStatusCallbackEvent="absent" eventCallbackUrl="/old"> The room </Conference></Dial>
            """).Targets.Single();
        var entry = target.Entry;
        Assert.That(
            entry with { StatusCallback = null, RecordingCallback = null },
            Is.EqualTo(new ConferenceEntry
            {
                Name = "The room",
                Muted = true,
                Beep = ConferenceBeep.OnExit,
                StartOnEnter = false,
                EndOnExit = true,
                WaitUrl = "/wait",
                WaitMethod = WebhookMethod.Get,
                MaxParticipants = 7,
                Record = true,
                TrimRecording = false,
                Coach = new CallSid("CA00000000000000000000000000000001"),
                Label = "bob",
                Region = "ie1",
                JitterBufferSize = "small",
                EventCallbackUrl = "/old",
            }));
        Assert.That((entry.StatusCallback!.Url, entry.StatusCallback.Method, string.Join(' ', entry.StatusCallback.Events)), Is.EqualTo(("/events", WebhookMethod.Get, "join leave")));
        Assert.That((entry.RecordingCallback!.Url, entry.RecordingCallback.Method, string.Join(' ', entry.RecordingCallback.Events)), Is.EqualTo(("/recorded", WebhookMethod.Get, "absent")));
        Assert.That(((ConferenceTarget)One<DialVerb>("<Dial><Conference>room</Conference></Dial>").Targets.Single()).Entry, Is.EqualTo(new ConferenceEntry { Name = "room" }));
    }

    [Test]
    public void Pay_reads_every_attribute_and_its_defaults()
    {
        var pay = One<PayVerb>("""
            <Pay action="/paid" bankAccountType="commercial-checking" chargeAmount="20.45" currency="GBP" description="d" input="dtmf" language="fr-FR" maxAttempts="2" minPostalCodeLength="5"
             paymentConnector="Other" paymentMethod="ach-debit" postalCode="false" securityCode="false" statusCallback="/s" statusCallbackMethod="GET" timeout="9" tokenType="one-time" validCardTypes="visa jcb">
             <Prompt for="security-code" attempt="1 2" cardType="amex" errorType="timeout" requireMatchingInputs="true"><Say>x</Say></Prompt></Pay>
            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((pay.Action, pay.BankAccountType, pay.ChargeAmount, pay.Currency, pay.Description), Is.EqualTo(("/paid", "commercial-checking", 20.45m, "gbp", "d")));
            Assert.That((pay.Language, pay.MaxAttempts, pay.MinPostalCodeLength, pay.Connector, pay.IsBankDebit), Is.EqualTo(("fr-FR", 2, 5, "Other", true)));
            Assert.That((pay.PostalCode, pay.SecurityCode, pay.StatusCallback, pay.StatusCallbackMethod, pay.Timeout, pay.TokenType), Is.EqualTo((false, false, "/s", WebhookMethod.Get, TimeSpan.FromSeconds(9), "one-time")));
            Assert.That(pay.ValidCardTypes, Is.EqualTo(new[] { CardType.Visa, CardType.Jcb }));
            var prompt = pay.Prompts.Single();
            Assert.That((prompt.For, prompt.RequiresMatchingInputs, prompt.Content.Length), Is.EqualTo((PaymentField.SecurityCode, true, 1)));
            Assert.That(prompt.Attempts, Is.EqualTo(new[] { 1, 2 }));
            Assert.That(prompt.Errors, Is.EqualTo(new[] { PaymentError.Timeout }));
            Assert.That(prompt.CardTypes, Is.EqualTo(new[] { CardType.Amex }));
            Assert.That(One<PayVerb>("<Pay/>"), Is.EqualTo(new PayVerb { Line = 1, Column = 11, ValidCardTypes = One<PayVerb>("<Pay/>").ValidCardTypes }).Using<PayVerb>((a, b) =>
                (a.Connector, a.Currency, a.MaxAttempts, a.TokenType, a.PostalCode, a.SecurityCode, a.Timeout, a.ChargeAmount) == (b.Connector, b.Currency, b.MaxAttempts, b.TokenType, b.PostalCode, b.SecurityCode, b.Timeout, b.ChargeAmount)));
        }
    }

    [TestCase("a lot")]
    [TestCase("-1")]
    [TestCase("1000000")]
    [TestCase("1,000")]
    public void An_amount_that_cannot_be_read_charges_nobody(string amount)
    {
        var document = Read($"<Pay chargeAmount=\"{amount}\"/><Hangup/>");
        Assert.That(document.Verbs.Single(), Is.TypeOf<HangupVerb>());
        Assert.That(document.Problems.Single().Message, Does.Contain("chargeAmount"));
    }

    [Test]
    public void Small_verbs_read()
    {
        Assert.That(One<RedirectVerb>("<Redirect method=\"GET\">next?a=1</Redirect>"), Has.Property("Url").EqualTo("next?a=1").And.Property("Method").EqualTo(WebhookMethod.Get));
        Assert.That(One<RedirectVerb>("<Redirect/>").Url, Is.Empty);
        Assert.That(One<PauseVerb>("<Pause/>").Length, Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(One<PauseVerb>("<Pause length=\"0\"/>").Length, Is.EqualTo(TimeSpan.Zero));
        Assert.That(One<RejectVerb>("<Reject reason=\"busy\"/>").IsBusy, Is.True);
        Assert.That(One<RejectVerb>("<Reject/>").IsBusy, Is.False);
    }

    private static T One<T>(string verb)
        where T : Verb
    {
        var document = Read(verb);
        Assert.That(document.Problems, Is.Empty);
        return (T)document.Verbs.Single();
    }

    private static VoiceDocument Read(string verbs) => new DocumentReader().Read("text/xml", Encoding.UTF8.GetBytes("<Response>" + verbs + "</Response>"));
}
