using System.Text;
using NUnit.Framework;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Assignments;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tests.Assignments;

internal sealed class CallbackAnswerTests
{
    private const string Activity = "WA00000000000000000000000000000001";

    [Test]
    public void A_dequeue_with_all_its_fields_is_read()
    {
        var read = Read($$"""
            {"instruction": "dequeue", "to": "sip:alice@example.com", "from": "+15005550001", "post_work_activity_sid": "{{Activity}}",
             "record": "record-from-answer", "timeout": 20, "status_callback_url": "https://example.com/s", "status_callback_events": ["initiated", "completed"]}
            """);
        var dequeue = (DequeueInstruction)read.Value!.Instruction!;
        Assert.That(dequeue, Has.Property(nameof(dequeue.To)).EqualTo("sip:alice@example.com")
            .And.Property(nameof(dequeue.From)).EqualTo("+15005550001")
            .And.Property(nameof(dequeue.PostWorkActivitySid)).EqualTo(new ActivitySid(Activity))
            .And.Property(nameof(dequeue.Record)).True
            .And.Property(nameof(dequeue.Timeout)).EqualTo(TimeSpan.FromSeconds(20))
            .And.Property(nameof(dequeue.StatusCallbackUrl)).EqualTo("https://example.com/s"));
        Assert.That(dequeue.StatusCallbackEvents, Is.EqualTo(["initiated", "completed"]));
    }

    [TestCase("")]
    [TestCase(" \r\n")]
    [TestCase("{}")]
    [TestCase("""{"instruction": null}""")]
    public void No_instruction_is_no_fault(string body)
    {
        var read = Read(body);
        Assert.That(read.Succeeded);
        Assert.That(read.Value!.Instruction, Is.Null);
    }

    [TestCase("<Response/>", 55555)]
    [TestCase("[]", 55555)]
    [TestCase("""{"instruction": "dance"}""", 40151)]
    [TestCase("""{"instruction": "redirect", "call_sid": "x", "url": "https://example.com/"}""", 40121)]
    [TestCase("""{"instruction": "redirect", "url": "ftp://example.com/"}""", 40120)]
    [TestCase("""{"instruction": "dequeue", "timeout": 0}""", 20001)]
    public void What_is_wrong_is_told_by_its_code(string body, int code) =>
        Assert.That(Read(body).Faults.Select(f => f.Error.Code), Is.EqualTo([code]));

    [Test]
    public void Every_wrong_field_is_named()
    {
        var faults = Read("""{"instruction": "conference", "timeout": "soon", "beep": "loud", "max_participants": 1, "conference_status_callback": "here"}""").Faults;
        Assert.That(faults.Select(f => f.Detail!.Split(':')[0]), Is.EquivalentTo(["timeout", "beep", "max_participants", "conference_status_callback"]));
    }

    [Test]
    public void The_form_of_REST_has_prefixed_names()
    {
        var form = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["DequeueTo"] = ["client:bob"],
            ["DequeueStatusCallbackEvent"] = ["ringing", "answered"],
            ["DequeuePostWorkActivitySid"] = ["nonsense"],
        };
        var read = InstructionReader.Read("dequeue", new FormInstructionFields("dequeue", name => form.GetValueOrDefault(name, [])));
        Assert.That(read.Faults, Is.EqualTo([new RoutingFault(ErrorCatalogue.InvalidParameter, "DequeuePostWorkActivitySid: 'nonsense' is not the SID of an activity (WA and 32 hexadecimal digits)")]));
        form.Remove("DequeuePostWorkActivitySid");
        var dequeue = (DequeueInstruction)InstructionReader.Read("Dequeue", new FormInstructionFields("dequeue", name => form.GetValueOrDefault(name, []))).Value!;
        Assert.That(dequeue.To, Is.EqualTo("client:bob"));
        Assert.That(dequeue.StatusCallbackEvents, Is.EqualTo(["ringing", "answered"]));
    }

    private static RoutingResult<Instructed> Read(string body) => CallbackAnswer.Read(Encoding.UTF8.GetBytes(body));
}
