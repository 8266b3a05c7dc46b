using WorkDistribution.Media.Speech.Recognition.Sphinx;

namespace WorkDistribution.Media.Tests.Speech.Recognition;

public sealed class HintGrammarTests
{
    private static readonly HashSet<string> None = [];

    [Test]
    public void Hints_are_cleaned_for_the_grammar_and_come_back_as_they_were_written()
    {
        var grammar = HintGrammar.Of(["Sales", " McDonald's ", "24-hour service", "R&D", "a;b|c", "Sales"]);
        Assert.That(grammar.Write(None), Does.Contain("<said> = sales | mcdonald's | twenty four hour service | r and d | a b c;"));
        Assert.That(grammar.Written("twenty four hour service"), Is.EqualTo("24-hour service"));
        Assert.That(grammar.Written("i want sales please"), Is.EqualTo("i want Sales please"));
        Assert.That(grammar.Written("r and d"), Is.EqualTo("R&D"));
    }

    [Test]
    public void Without_hints_digits_and_yes_or_no_are_listened_for()
    {
        var grammar = HintGrammar.Of([]);
        Assert.That(grammar.Write(None), Does.Contain("<said> = yes | no | yeah | yep | nope | <digits>;"));
        Assert.That(grammar.Written("one oh zero nine"), Is.EqualTo("1009"));
        Assert.That(grammar.Written("yes"), Is.EqualTo("yes"));
    }

    [Test]
    public void Class_tokens_stand_for_their_words_and_unknown_ones_for_nothing() =>
        Assert.That(HintGrammar.Of(["$OOV_CLASS_DIGIT_SEQUENCE", "$MONTH", "$NOBODY_KNOWS", "agent"]).Write(None), Does.Contain("<said> = agent | <digits> | <month>;"));

    [Test]
    public void A_phrase_with_a_word_that_nobody_can_pronounce_is_left_out()
    {
        var grammar = HintGrammar.Of(["zxqj line", "sales"]);
        Assert.That(grammar.Words, Does.Contain("zxqj"));
        Assert.That(grammar.Write(new HashSet<string> { "zxqj" }), Does.Contain("<said> = sales;"));
        Assert.That(grammar.Write(new HashSet<string> { "zxqj", "sales" }), Is.Null);
    }

    [Test]
    public void More_hints_than_allowed_and_longer_ones_are_left_out()
    {
        var grammar = HintGrammar.Of([.. Enumerable.Range(0, 600).Select(i => $"word{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}"), new string('x', 101)]);
        Assert.That(grammar.Words, Has.Length.EqualTo(HintGrammar.MaxHints));
    }
}
