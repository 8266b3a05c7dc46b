using WorkDistribution.Media.Speech;

namespace WorkDistribution.Media.Tests.Speech;

public sealed class SpeechTextTests
{
    [Test]
    public void The_pieces_together_are_the_text()
    {
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(600)).Select(_ => "ab .,!?\n\u3002:"[random.Next(10)])]);
            Assert.That(string.Concat(SpeechText.Split(text)), Is.EqualTo(text));
        }
    }

    [Test]
    public void A_text_is_split_at_the_ends_of_sentences_and_short_ones_stay_together() => Assert.That(
        SpeechText.Split("Hello. Thank you for calling the example company today. Your call is number 3.5 in the line of waiting callers! Goodbye."),
        Is.EqualTo(new[] { "Hello. Thank you for calling the example company today.", " Your call is number 3.5 in the line of waiting callers!", " Goodbye." }));

    [Test]
    public void A_sentence_without_an_end_is_split_at_a_comma_and_at_last_at_a_space()
    {
        var commas = SpeechText.Split(string.Join(", ", Enumerable.Repeat("twenty one words", 40)));
        Assert.That(commas[0], Has.Length.LessThan(110).And.EndsWith(","));
        Assert.That(SpeechText.Split(string.Join(' ', Enumerable.Repeat("word", 400))), Has.All.Length.LessThanOrEqualTo(320));
    }

    [Test]
    public void Scripts_without_spaces_are_split_too() =>
        Assert.That(SpeechText.Split(string.Concat(Enumerable.Repeat(new string('\u3042', 45) + "\u3002", 3))), Has.Length.EqualTo(3));
}
