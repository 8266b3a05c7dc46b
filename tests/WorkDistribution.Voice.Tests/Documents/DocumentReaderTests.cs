using System.Text;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Documents;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Tests.Documents;

public sealed class DocumentReaderTests
{
    private readonly DocumentReader _reader = new();

    [TestCase("text/xml")]
    [TestCase("application/xml; charset=utf-8")]
    [TestCase("Text/XML;charset=\"UTF-8\"")]
    [TestCase("application/voice+xml")]
    [TestCase("text/html")]
    [TestCase("text/html; charset=utf-8")]
    [TestCase("")]
    public void Xml_is_instructions_under_every_name_it_is_sent_by(string contentType)
    {
        var document = Read("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Say>Hello</Say><Hangup/></Response>", contentType);

        Assert.That(document.Problems, Is.Empty);
        Assert.That(document.Verbs.Select(v => v.GetType().Name), Is.EqualTo(new[] { "SayVerb", "HangupVerb" }));
    }

    [Test]
    public void Audio_is_one_Play_of_its_bytes()
    {
        var document = _reader.Read("audio/mpeg; x=y", new byte[] { 1, 2, 3 });

        var play = (PlayVerb)document.Verbs.Single();
        Assert.That(play.Content!.Value.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(play.ContentType, Is.EqualTo("audio/mpeg"));
        Assert.That(document.IsUsable, Is.True);
    }

    [Test]
    public void Plain_text_is_one_Say_of_it()
    {
        var document = Read("  Good morning < you \n", "text/plain");

        Assert.That(((SayVerb)document.Verbs.Single()).Text, Is.EqualTo("Good morning < you"));
        Assert.That(document.Problems, Is.Empty);
    }

    [Test]
    public void Instructions_sent_as_plain_text_are_not_spoken_tag_by_tag()
    {
        var document = Read("<Response><Hangup/></Response>", "text/plain");

        Assert.That(document.Verbs.Single(), Is.TypeOf<HangupVerb>());
        Assert.That(document.Problems.Single().Error.Code, Is.EqualTo(12300));
        Assert.That(document.IsUsable, Is.True);
    }

    [TestCase("text/html")]
    [TestCase("text/xml")]
    [TestCase("application/xhtml+xml")]
    [TestCase("")]
    public void A_web_page_is_an_error_that_names_its_title(string contentType)
    {
        var document = Read("<!DOCTYPE html>\n<html><head><title> Whoops &amp; sorry\n</title></head><body><p>unclosed</body></html>", contentType);

        Assert.That(document.IsUsable, Is.False);
        Assert.That(document.Verbs, Is.Empty);
        Assert.That(document.Problems.Single().Error.Code, Is.EqualTo(12300));
        Assert.That(document.Problems.Single().Message, Does.Contain("Whoops & sorry"));
    }

    [TestCase("application/json", "{}")]
    [TestCase("application/octet-stream", "abc")]
    [TestCase("", "hello")]
    public void Any_other_type_is_an_error(string contentType, string body)
    {
        Assert.That(Read(body, contentType).Problems.Single(), Has.Property("IsWarning").False.And.Property("Error").Property("Code").EqualTo(12300));
    }

    [TestCase("", "text/xml")]
    [TestCase("  \r\n", "text/xml")]
    [TestCase("\uFEFF", "text/xml")]
    [TestCase("", "text/html")]
    [TestCase("", "text/plain")]
    [TestCase("", "audio/wav")]
    [TestCase("", "")]
    public void An_empty_answer_is_an_error(string body, string contentType)
    {
        var document = Read(body, contentType);

        Assert.That(document.IsUsable, Is.False);
        Assert.That(document.Problems.Single().Error.Code, Is.EqualTo(12101));
    }

    [TestCase("<Response/>")]
    [TestCase("<Response></Response>")]
    [TestCase("<?xml version='1.0'?><!-- nothing --><Response>\n  <!-- yet --></Response>\n")]
    [TestCase("<Response xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"x.xsd\"/>")]
    public void An_empty_Response_has_nothing_wrong(string xml)
    {
        var document = Read(xml);

        Assert.That(document.Problems, Is.Empty);
        Assert.That(document.Verbs, Is.Empty);
    }

    [Test]
    public void White_space_and_a_byte_order_mark_before_the_declaration_do_no_harm()
    {
        var document = Read("\uFEFF \r\n\n  <?xml version=\"1.0\"?>\n<Response>\n  <Nonsense/><Hangup/></Response>");

        Assert.That(document.Verbs.Single(), Has.Property("Line").EqualTo(5).And.Property("Column").EqualTo(14).And.TypeOf<HangupVerb>());
        Assert.That(document.Problems.Single(), Has.Property("Line").EqualTo(5).And.Property("Column").EqualTo(3));
    }

    [TestCase("<Response><Say>Hi</Response>", 1, 20)]
    [TestCase("<Response>\n<Say>a & b</Say></Response>", 2, 9)]
    [TestCase("\n<Response>\n<Say", 3, 5)]
    [TestCase("<!DOCTYPE Response [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Response><Say>&a;</Say></Response>", 1, 1)]
    public void What_is_not_well_formed_is_an_error_with_its_place(string xml, int line, int column)
    {
        var problem = Read(xml).Problems.Single();

        Assert.That(problem.Error.Code, Is.EqualTo(12100));
        Assert.That(problem.IsWarning, Is.False);
        Assert.That((problem.Line, problem.Column), Is.EqualTo((line, column)), problem.Message);
    }

    [Test]
    public void Entities_are_not_expanded_and_depth_is_bounded()
    {
        var deep = string.Concat(Enumerable.Repeat("<p>", 2000));
        Assert.That(Read("<Response><Say>" + deep).Problems.Single().Message, Does.Contain("deep"));
        Assert.That(((SayVerb)Read("<Response><Say>&lt;&amp;&#65;&lt;</Say></Response>").Verbs.Single()).Text, Is.EqualTo("<&A<"));
    }

    [TestCase("<response><Say>a</Say></response>", "Case matters")]
    [TestCase("<Answer/>", "<Answer>")]
    public void Another_root_is_an_error(string xml, string message)
    {
        var problem = Read(xml).Problems.Single();

        Assert.That(problem.Error.Code, Is.EqualTo(12101));
        Assert.That(problem.Message, Does.Contain(message));
    }

    [Test]
    public void A_document_over_64_KB_is_refused()
    {
        var document = Read("<Response><Say>" + new string('a', 70_000) + "</Say></Response>");

        Assert.That(document.Problems.Single().Error.Code, Is.EqualTo(11750));
    }

    [Test]
    public void An_unknown_verb_is_a_warning_with_its_place_and_the_rest_runs()
    {
        var document = Read("<Response>\n  <Shout>Hi</Shout>\n  <say>hi</say>\n  <Hangup/>\n</Response>");

        Assert.That(document.IsUsable, Is.True);
        Assert.That(document.Verbs.Single(), Is.TypeOf<HangupVerb>());
        Assert.That(document.Problems.Select(p => (p.Error.Code, p.Line, p.Column)), Is.EqualTo(new[] { (12200, 2, 3), (12200, 3, 3) }));
        Assert.That(document.Problems[1].Message, Does.Contain("did you mean <Say>"));
    }

    [Test]
    public void A_document_of_nothing_but_unknown_verbs_is_an_error()
    {
        var document = Read("<Response><Shout/><Whisper/></Response>");

        Assert.That(document.IsUsable, Is.False);
        Assert.That(document.Problems, Has.Length.EqualTo(3));
        Assert.That(document.Problems.Single(p => !p.IsWarning).Error.Code, Is.EqualTo(12200));
    }

    [Test]
    public void A_verb_that_is_known_but_not_run_is_a_warning_that_names_it()
    {
        var document = Read("<Response><Prompt for=\"security-code\"/><Hangup/></Response>");

        Assert.That(document.Verbs.Select(v => (v as UnsupportedVerb)?.Name), Is.EqualTo(new[] { "Prompt", null }));
        Assert.That(document.Problems.Single(), Has.Property("IsWarning").True.And.Property("Error").Property("Code").EqualTo(12250));
        Assert.That(document.Problems.Single().Message, Does.Contain("Prompt"));
    }

    [TestCase("<Response><Number>1</Number><Hangup/></Response>", 12200)]
    [TestCase("<Response><Say>a<Dial>1</Dial>b</Say></Response>", 12200)]
    [TestCase("<Response><Gather><Dial>100</Dial></Gather></Response>", 13320)]
    public void Wrong_nesting_is_a_warning_and_the_element_is_skipped(string xml, int code)
    {
        var document = Read(xml);

        Assert.That(document.Problems.Single(), Has.Property("IsWarning").True.And.Property("Error").Property("Code").EqualTo(code));
        Assert.That(document.Verbs, Has.Length.EqualTo(1));
    }

    [Test]
    public void All_problems_are_collected_in_document_order()
    {
        var document = Read("""
            <Response>
              stray
              <Say loop="often" tone="low">Hi</Say>
              <Gather numDigits="none" Timeout="3"><Record/></Gather>
              <Pause length="-1">text</Pause>
            </Response>
            """);

        Assert.That(
            document.Problems.Select(p => (p.Error.Code, p.Line)),
            Is.EqualTo(new[] { (12200, 1), (12201, 3), (12200, 3), (13314, 4), (12200, 4), (13320, 4), (12201, 5), (12200, 5) }));
        Assert.That(document.Problems[4].Message, Does.Contain("did you mean timeout"));
        Assert.That(document.IsUsable, Is.True);
        Assert.That(document.Verbs, Has.Length.EqualTo(3));
    }

    [Test]
    public void A_document_full_of_faults_is_not_told_without_end()
    {
        var document = Read("<Response>" + string.Concat(Enumerable.Repeat("<X/>", 1000)) + "<Hangup/></Response>");

        Assert.That(document.Problems, Has.Length.LessThan(60));
    }

    [Test]
    public void The_charset_is_the_marks_then_the_headers_then_the_declarations()
    {
        var latin = Encoding.Latin1.GetBytes("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><Response><Say>Grüße</Say></Response>");
        Assert.That(((SayVerb)_reader.Read("text/xml", latin).Verbs.Single()).Text, Is.EqualTo("Grüße"));

        var undeclared = Encoding.Latin1.GetBytes("<Response><Say>Grüße</Say></Response>");
        Assert.That(((SayVerb)_reader.Read("text/xml; charset=windows-1252", undeclared).Verbs.Single()).Text, Is.EqualTo("Grüße"));

        var utf16 = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("<Response><Say>Grüße</Say></Response>")).ToArray();
        Assert.That(((SayVerb)_reader.Read("text/xml", utf16).Verbs.Single()).Text, Is.EqualTo("Grüße"));
    }

    [Test]
    public void Bytes_that_are_not_in_the_charset_are_an_error_with_their_place()
    {
        var problem = _reader.Read("text/xml", Encoding.Latin1.GetBytes("<Response>\n<Say>Grüße</Say></Response>")).Problems.Single();

        Assert.That((problem.Error.Code, problem.Line, problem.Column), Is.EqualTo((12100, 2, 8)));
    }

    private VoiceDocument Read(string body, string contentType = "text/xml") => _reader.Read(contentType, Encoding.UTF8.GetBytes(body));
}
