using WorkDistribution.Voice.Messages;

namespace WorkDistribution.Voice.Tests.Messages;

/// <summary>The lengths of 3GPP TS 23.038.</summary>
public sealed class MessageSegmentsTests
{
    [TestCase("", 0, 1)]
    [TestCase("a", 160, 1)]
    [TestCase("a", 161, 2)]
    [TestCase("a", 306, 2)]
    [TestCase("a", 307, 3)]
    [TestCase("é", 160, 1)]
    [TestCase("€", 80, 1)]
    [TestCase("€", 81, 2)]
    [TestCase("ж", 70, 1)]
    [TestCase("ж", 71, 2)]
    [TestCase("ж", 134, 2)]
    [TestCase("ж", 135, 3)]
    [TestCase("😀", 35, 1)]
    [TestCase("😀", 36, 2)]
    public void So_many_of_a_character_make_so_many_segments(string character, int times, int segments) =>
        Assert.That(MessageSegments.Count(string.Concat(Enumerable.Repeat(character, times))), Is.EqualTo(segments));

    [Test]
    public void One_character_outside_of_the_alphabet_changes_the_whole_text() =>
        Assert.That(MessageSegments.Count(new string('a', 100) + "ж"), Is.EqualTo(2));

    [Test]
    public void Two_septets_of_one_character_and_two_halves_of_a_pair_are_never_parted()
    {
        // 152 and the euro sign do not fit in 153: the sign begins the second segment.
        Assert.That(MessageSegments.Count(new string('a', 152) + "€" + new string('a', 151)), Is.EqualTo(2));
        Assert.That(MessageSegments.Count(new string('a', 152) + "€" + new string('a', 152)), Is.EqualTo(3));
        Assert.That(MessageSegments.Count(new string('ж', 66) + "😀" + new string('ж', 66)), Is.EqualTo(3));
    }
}
