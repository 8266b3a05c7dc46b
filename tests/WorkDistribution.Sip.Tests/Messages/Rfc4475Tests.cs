using System.Collections.Immutable;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Testing;

namespace WorkDistribution.Sip.Tests.Messages;

/// <summary>The 49 messages of RFC 4475, each with what this server does with it. Where the RFC leaves a choice the comment names ours.</summary>
public class Rfc4475Tests
{
    private const string Accepted = "accepted";
    private const string Dropped = "dropped";

    private static readonly SipCapabilities Server = new()
    {
        Methods = [.. "INVITE ACK BYE CANCEL OPTIONS REGISTER INFO MESSAGE".Split(' ')],
        Extensions = [],
        BodyTypes = ["application/sdp"],
    };

    private static readonly ImmutableArray<(string File, string Outcome)> Table =
    [
        // 3.1.1 valid messages
        ("wsinv", Accepted),
        ("intmeth", "405"),
        ("esc01", Accepted),
        ("escnull", Accepted),
        ("esc02", "405"),
        ("lwsdisp", Accepted),
        ("longreq", Accepted),
        ("dblreq", Accepted),
        ("semiuri", Accepted),
        ("transports", Accepted),
        ("mpart01", Accepted),
        ("unreason", Accepted),
        ("noreason", Accepted),

        // 3.1.2 invalid messages
        ("badinv01", "400"),
        ("clerr", "BodyTooShort 400"),
        ("ncl", "BadContentLength 400"),
        ("scalar02", "400"),
        ("scalarlg", Dropped),
        ("quotbal", "400"),
        ("ltgtruri", "BadRequestUri 400"),
        ("lwsruri", "BadRequestUri 400"),
        ("lwsstart", Accepted), // 3.1.2.9: 400, or read liberally; more than one space cannot be misread
        ("trws", Accepted), // 3.1.2.10: likewise
        ("escruri", "400"),
        ("baddate", Accepted), // 3.1.2.12: the Date may be ignored by who does not use it
        ("regbadct", "400"),
        ("badaspec", "400"),
        ("baddn", "Unterminated 400"), // the vector also lacks its empty line; its name with a comma is refused in NameAddressTests
        ("badvers", "UnsupportedVersion 505"),
        ("mismatch01", "400"),
        ("mismatch02", "400"), // 3.1.2.18: 501 and 400 are both right
        ("bigcode", "BadStatusCode"),

        // 3.2 transaction layer
        ("badbranch", "400"),

        // 3.3 application layer
        ("insuf", "400"),
        ("unkscm", "416"),
        ("novelsc", "416"),
        ("unksm2", "400"),
        ("bext01", "420"),
        ("invut", "415"),
        ("regaut01", Accepted), // the registrar challenges it
        ("multi01", "400"),
        ("mcl01", "BadContentLength 400"),
        ("bcast", Dropped),
        ("zeromf", Accepted), // 3.3.11: a server that is the target need not refuse it
        ("cparam01", Accepted),
        ("cparam02", Accepted),
        ("regescrt", Accepted),
        ("sdp01", "406"),

        // 3.4 backward compatibility
        ("inv2543", Accepted),
    ];

    public static IEnumerable<TestCaseData> Cases => Table.Select(t => new TestCaseData(t.File, t.Outcome).SetArgDisplayNames(t.File, t.Outcome));

    [TestCaseSource(nameof(Cases))]
    public void Each_message_of_RFC_4475_has_its_outcome(string file, string outcome)
    {
        Assert.That(Outcome(Read(file)), Is.EqualTo(outcome));
    }

    [Test]
    public void No_message_of_RFC_4475_is_left_out()
    {
        var files = Directory.GetFiles(Folder(), "*.dat").Select(Path.GetFileNameWithoutExtension);

        Assert.That(Table.Select(t => t.File), Is.EquivalentTo(files).And.Exactly(49).Items);
    }

    [TestCaseSource(nameof(Cases))]
    public void What_was_read_is_read_again_from_what_is_written(string file, string outcome)
    {
        if (!SipParser.TryParse(Read(file), SipParserLimits.Default, out var first, out _))
        {
            Assert.Pass($"refused: {outcome}");
        }

        Assert.That(SipParser.TryParse(SipSerializer.ToBytes(first!), SipParserLimits.Default, out var second, out var error), Is.True, error.ToString());
        Assert.That(second!.Headers.Where(h => h.Name != "Content-Length"), Is.EqualTo(first!.Headers.Where(h => h.Name != "Content-Length")));
        Assert.That(second.Body.ToArray(), Is.EqualTo(first.Body.ToArray()));
    }

    [Test]
    public void White_space_everywhere_does_not_hide_what_is_said()
    {
        var request = (SipRequest)Parse("wsinv");
        var vias = request.Headers.Vias();

        Assert.Multiple(() =>
        {
            Assert.That(request.Headers.To()!.Tag, Is.EqualTo("1918181833n"));
            Assert.That(request.Headers.From()!.DisplayName, Is.EqualTo("J Rosenberg \\\""));
            Assert.That(request.Headers.MaxForwards(), Is.EqualTo(68));
            Assert.That(request.Headers.CSeq(), Is.EqualTo(new CSeq(9, "INVITE")));
            Assert.That(vias.Select(v => v.ToString()), Is.EqualTo(new[]
            {
                "SIP/2.0/UDP 192.0.2.2;branch=390skdjuw",
                "SIP/2.0/TCP spindle.example.com;branch=z9hG4bK9ikj8",
                "SIP/2.0/UDP 192.168.255.111;branch=z9hG4bK30239",
            }));
            Assert.That(request.Headers.Contact()!.Parameter("q"), Is.EqualTo("0.33"));
            Assert.That(request.Headers.Get("NewFangledHeader"), Is.EqualTo("newfangled value continued newfangled value"));
        });
    }

    [Test]
    public void Escapes_stay_as_written_and_resolve_on_request()
    {
        var request = (SipRequest)Parse("esc01");

        Assert.Multiple(() =>
        {
            Assert.That(request.RequestUri.User, Is.EqualTo("sips%3Auser%40example.com"));
            Assert.That(request.RequestUri.UserDecoded, Is.EqualTo("sips:user@example.com"));
            Assert.That(request.RequestUri.Host, Is.EqualTo("example.net"));
            Assert.That(request.Headers.To()!.Uri.UserDecoded, Is.EqualTo("user"));
        });
    }

    [Test]
    public void Escaped_letters_make_another_method_and_another_header()
    {
        var request = (SipRequest)Parse("esc02");

        Assert.That(request.Method, Is.EqualTo("RE%47IST%45R"));
        Assert.That(request.Headers.Contacts(), Has.Length.EqualTo(2));
    }

    [Test]
    public void Bytes_after_the_body_are_not_a_second_request()
    {
        var request = (SipRequest)Parse("dblreq");

        Assert.That(request.Method, Is.EqualTo("REGISTER"));
        Assert.That(request.Body.Length, Is.Zero);
    }

    [Test]
    public void Semicolons_and_question_marks_before_the_at_sign_belong_to_the_user()
    {
        Assert.That(((SipRequest)Parse("semiuri")).RequestUri.User, Is.EqualTo("user;par=u%40example.net"));
        Assert.That(((SipRequest)Parse("intmeth")).RequestUri.Host, Is.EqualTo("example.com"));
    }

    [Test]
    public void A_parameter_of_a_bare_contact_is_the_headers_and_in_brackets_it_is_the_URIs()
    {
        var bare = Parse("cparam01").Headers.Contact()!;
        var bracketed = Parse("cparam02").Headers.Contact()!;

        Assert.That((bare.Parameter("unknownparam"), bare.Uri.Parameter("unknownparam")), Is.EqualTo(("", (string?)null)));
        Assert.That((bracketed.Parameter("unknownparam"), bracketed.Uri.Parameter("unknownparam")), Is.EqualTo(((string?)null, "")));
    }

    [Test]
    public void The_refusal_of_an_unknown_extension_names_all_of_them()
    {
        var check = SipRequestValidator.Check((SipRequest)Parse("bext01"), Server);

        Assert.That(check.Headers, Is.EqualTo(new[] { new SipHeader("Unsupported", "nothingSupportsThis, nothingSupportsThisEither") }));
    }

    private static string Outcome(byte[] bytes)
    {
        if (!SipParser.TryParse(bytes, SipParserLimits.Default, out var message, out var error))
        {
            return SipRefusal.TryCreate(bytes, SipParserLimits.Default, error, out _, out var refusal) ? $"{error.Reason} {refusal.StatusCode}" : $"{error.Reason}";
        }

        if (message is SipResponse response)
        {
            return SipResponseValidator.IsUsable(response) ? Accepted : Dropped;
        }

        var check = SipRequestValidator.Check((SipRequest)message, Server);
        return check.IsOk ? Accepted : $"{check.Status}";
    }

    private static SipMessage Parse(string file) =>
        SipParser.TryParse(Read(file), SipParserLimits.Default, out var message, out var error) ? message : throw new InvalidOperationException(error.ToString());

    private static byte[] Read(string file) => File.ReadAllBytes(Path.Combine(Folder(), file + ".dat"));

    private static string Folder()
    {
        var folder = SharedData.Find("vectors/rfc4475");
        if (folder is null)
        {
            Assert.Ignore("The messages of RFC 4475 are not here.");
        }

        return folder!;
    }
}
