using System.Text;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Documents;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Messages;

namespace WorkDistribution.Voice.Tests.Documents;

/// <summary>What answers to messages are read as, and messages within calls.</summary>
public sealed class MessagingDocumentTests
{
    private readonly DocumentReader _reader = new(DocumentKind.Message);

    [Test]
    public void Message_has_text_or_a_body_media_and_all_its_attributes()
    {
        var document = Read("<Response><Message to='+15550199' from='+15550100' action='/told' method='GET'><Body>  line one\n line two </Body><Media>/cat.png</Media><Media>https://x.test/b.gif</Media></Message><Message statusCallback='/s'>plain</Message></Response>");
        var first = (SmsVerb)document.Verbs[0];
        var second = (SmsVerb)document.Verbs[1];
        Assert.Multiple(() =>
        {
            Assert.That(document.Problems, Is.Empty);
            Assert.That((first.To, first.From, first.Body), Is.EqualTo(("+15550199", "+15550100", "line one\n line two")));
            Assert.That(first.Media, Is.EqualTo(new[] { MessageAttachment.At("/cat.png"), MessageAttachment.At("https://x.test/b.gif") }));
            Assert.That((first.Action, first.StatusCallback, first.StatusCallbackMethod), Is.EqualTo(((string?)null, "/told", WebhookMethod.Get)));
            Assert.That((second.Body, second.StatusCallback, second.StatusCallbackMethod), Is.EqualTo(("plain", "/s", WebhookMethod.Post)));
        });
    }

    [Test]
    public void Plain_text_is_one_message()
    {
        var document = _reader.Read("text/plain; charset=utf-8", Encoding.UTF8.GetBytes(" Grüße\nzwei Zeilen \n"));
        Assert.That(((SmsVerb)document.Verbs.Single()).Body, Is.EqualTo("Grüße\nzwei Zeilen"));
    }

    [Test]
    public void A_picture_is_one_message_with_it_attached()
    {
        var document = _reader.Read("image/png", new byte[] { 1, 2, 3 });
        var media = ((SmsVerb)document.Verbs.Single()).Media.Single();
        Assert.That((media.ContentType, media.Url, Convert.ToHexString(media.Content.Span)), Is.EqualTo(("image/png", (string?)null, "010203")));
        Assert.That(_reader.Read("image/png", new byte[DocumentReader.MediaSizeLimit + 1]).IsUsable, Is.False);
    }

    [Test]
    public void Nothing_is_no_message_and_no_fault()
    {
        var document = _reader.Read("text/html", default);
        Assert.That((document.IsUsable, document.Verbs.Length), Is.EqualTo((true, 0)));
    }

    [TestCase("<Message/>", 14103)]
    [TestCase("<Message><Media>ftp://x</Media></Message>", 11100)]
    [TestCase("<Message><Say>no</Say>yes</Message>", 12200)]
    [TestCase("<message>x</message>", 12200)]
    public void What_is_wrong_is_said(string verb, int code) =>
        Assert.That(Read($"<Response>{verb}</Response>").Problems.Select(p => p.Error.Code), Does.Contain(code));

    [Test]
    public void Verbs_of_calls_are_kept_for_a_call_and_that_is_said()
    {
        var document = Read("<Response><Message>one</Message><Say>two</Say><Sms>three</Sms></Response>");
        Assert.That(document.Verbs.Select(v => v.GetType().Name), Is.EqualTo(new[] { "SmsVerb", "SayVerb", "SmsVerb" }));
        Assert.That(document.Problems.Select(p => (p.Error.Code, p.IsWarning)), Is.EqualTo(new[] { (14110, true), (12200, true) }));
    }

    [Test]
    public void In_a_call_Sms_is_at_home_and_Message_is_sent_with_a_warning()
    {
        var document = new DocumentReader().Read("text/xml", "<Response><Sms to='+15550199' from='+15550100' action='/next' method='GET' statusCallback='/s'>hi\n there</Sms><Message action='/told'>two</Message></Response>"u8.ToArray());
        var sms = (SmsVerb)document.Verbs[0];
        Assert.That((sms.To, sms.From, sms.Action, sms.Method, sms.StatusCallback, sms.Body), Is.EqualTo(("+15550199", "+15550100", "/next", WebhookMethod.Get, "/s", "hi\n there")));
        Assert.That(((SmsVerb)document.Verbs[1]).StatusCallback, Is.EqualTo("/told"));
        Assert.That(document.Problems.Single().Message, Does.Contain("<Sms>"));
    }

    private VoiceDocument Read(string xml) => _reader.Read("text/xml", Encoding.UTF8.GetBytes(xml));
}
