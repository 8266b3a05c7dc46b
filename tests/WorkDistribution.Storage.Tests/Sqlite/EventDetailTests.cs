using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using WorkDistribution.Storage.Sqlite.TaskRouting;
using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.Storage.Tests.Sqlite;

public sealed class EventDetailTests
{
    private static readonly EventColumns Columns = new() { Workspace = "WS0123456789abcdef0123456789abcdef", Task = "WT0123456789abcdef0123456789abcdef" };

    [TestCase("task_age", "0")]
    [TestCase("task_age", "007")]
    [TestCase("task_age", "-1")]
    [TestCase("task_age", "+1")]
    [TestCase("task_age", " 1")]
    [TestCase("task_age", "9223372036854775807")]
    [TestCase("task_age", "999999999999999999")]
    [TestCase("task_sid", "WT0123456789abcdef0123456789abcdef")]
    [TestCase("task_sid", "WTffffffffffffffffffffffffffffffff")]
    [TestCase("worker_sid", "WKFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    [TestCase("worker_sid", "\u00e4\u00f60123456789abcdef0123456789abcdef")]
    [TestCase("worker_name", "")]
    [TestCase("a name of its own", "\ud83d\ude00")]
    [TestCase("", "nothing")]
    public void A_pair_is_read_as_it_was_written(string name, string value) => Assert.That(Again((name, value)), Is.EqualTo(new[] { KeyValuePair.Create(name, value) }));

    [Test]
    public void Any_pairs_are_read_as_they_were_written() => Check.QuickThrowOnFailure(Prop.ForAll<(NonNull<string> Name, NonNull<string> Value)[]>(static pairs =>
    {
        // What is no text of Unicode (half a pair of surrogates) never comes in as a parameter or as JSON.
        var written = pairs.Select(static pair => (Name: Whole(pair.Name.Get), Value: Whole(pair.Value.Get))).ToArray();
        return Again(written).SequenceEqual(written.Select(static pair => KeyValuePair.Create(pair.Name, pair.Value)));
    }));

    private static string Whole(string text) => new([.. text.Where(character => !char.IsSurrogate(character))]);

    private static EventData Again(params (string Name, string Value)[] pairs)
    {
        var data = new EventData();
        foreach (var (name, value) in pairs)
        {
            data.Add(name, value);
        }

        var buffer = new ArrayBufferWriter<byte>();
        EventDetail.Write(data, Columns, buffer);
        var again = new EventData();
        EventDetail.Read(buffer.WrittenSpan, Columns, again);
        return again;
    }
}
