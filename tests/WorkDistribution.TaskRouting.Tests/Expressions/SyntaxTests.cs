using WorkDistribution.TaskRouting.Expressions;
using static WorkDistribution.TaskRouting.Tests.Expressions.Facts;

namespace WorkDistribution.TaskRouting.Tests.Expressions;

/// <summary>What is no expression: the place, and what was expected there.</summary>
public sealed class SyntaxTests
{
    [TestCase("", 0, "expected a value")]
    [TestCase("   ", 3, "expected a value")]
    [TestCase("a ==", 4, "expected a value")]
    [TestCase("== 1", 0, "expected a value")]
    [TestCase("a == 1 AND", 10, "expected a value")]
    [TestCase("a == 1 b", 7, "expected AND, OR or the end; found 'b'")]
    [TestCase("a == 1 == 1", 7, "a comparison has two sides; expected AND or OR")]
    [TestCase("(a == 1", 7, "expected ')', AND or OR")]
    [TestCase("a == 1)", 6, "expected AND, OR or the end; found ')'")]
    [TestCase("a == (1", 7, "expected ')'")]
    [TestCase("a IN", 4, "expected a value")]
    [TestCase("a IN (1, 2)", 5, "expected a list in square brackets")]
    [TestCase("a IN 'x'", 5, "expected a list after IN")]
    [TestCase("a HAS [1]", 6, "expected a single value after HAS")]
    [TestCase("a IN [1, 2", 10, "expected ']'")]
    [TestCase("a IN [1,]", 8, "expected a constant of the list")]
    [TestCase("a IN [b]", 6, "expected a constant of the list")]
    [TestCase("a NOT 1", 6, "expected IN, HAS or CONTAINS after NOT")]
    [TestCase("a == 'x", 7, "expected ' to end the string that begins at 5")]
    [TestCase("a == '\\q'", 6, "expected one of \\\"")]
    [TestCase("a == '\\u12'", 6, "expected one of \\\"")]
    [TestCase("a == 1.", 7, "expected a digit")]
    [TestCase("a == 1e", 7, "expected a digit")]
    [TestCase("a == -", 6, "expected a digit")]
    [TestCase("a == 1x", 6, "expected a space or an operator")]
    [TestCase("a == 1e999", 5, "the number is too large")]
    [TestCase("a. == 1", 3, "expected a name after '.'")]
    [TestCase("a[x] == 1", 2, "expected a place in the list")]
    [TestCase("a[-1] == 1", 2, "expected a place in the list")]
    [TestCase("a[0 == 1", 4, "expected ']'")]
    [TestCase("skill-level > 1", 5, "a name has no '-' in it")]
    [TestCase("a & b", 2, "'&' has no meaning here")]
    [TestCase("a # b", 2, "'#' has no meaning here")]
    [TestCase("1", 1, "expected an operator")]
    [TestCase("'a' AND b", 4, "expected an operator")]
    [TestCase("b OR NOT [1]", 12, "expected an operator")]
    [TestCase("AND b", 0, "expected a value")]
    [TestCase("NOT", 3, "expected a value")]
    [TestCase("taskrouter.year > 1", 0, "expected taskrouter.currentTime")]
    [TestCase("task[0] == 1", 0, "expected a name after 'task'")]
    public void An_error_names_the_place_and_what_was_expected(string text, int offset, string message)
    {
        var error = Error(text);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Offset, Is.EqualTo(offset));
            Assert.That(error.Message, Does.StartWith(message));
        }
    }

    [Test]
    public void A_count_of_workers_is_for_skip_if_only()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Error("workers.tired == 0", ExpressionScope.SkipIf).ToString(), Is.EqualTo("at 0: expected workers.available, workers.unavailable or workers. and an activity's identifier (WA...)"));
            Assert.That(Parse("workers.tired == 0", ExpressionScope.Task).CanonicalKey, Is.EqualTo("task.workers.tired == 0"));
        }
    }

    [TestCase("(", 10_000)]
    [TestCase("NOT ", 8_000)]
    [TestCase("!", 10_000)]
    [TestCase("(a OR ", 5_000)]
    [TestCase("a == 1 AND (", 2_500)]
    public void Deep_nesting_is_refused_without_harm(string opening, int times) =>
        Assert.That(Error(string.Concat(Enumerable.Repeat(opening, times))).Message, Is.EqualTo("nested deeper than 256"));

    [Test]
    public void The_deepest_nesting_is_read()
    {
        var text = new string('(', Expression.MaxDepth) + "a == 1" + new string(')', Expression.MaxDepth);
        Assert.That(OfTask(text, """{"a": 1}"""), Is.True);
    }

    [Test]
    public void A_long_chain_is_no_nesting()
    {
        var text = string.Join(" OR ", Enumerable.Range(0, 2000).Select(i => $"a == {i}"));
        Assert.That(OfTask(text, """{"a": 1999}"""), Is.True);
    }

    [Test]
    public void An_expression_that_is_too_long_is_refused() =>
        Assert.That(Error(new string(' ', Expression.MaxLength + 1)).Message, Is.EqualTo("an expression has at most 32768 characters, this one has 32769"));

    [TestCase("'it\\'s'", "it's")]
    [TestCase("\"it's\"", "it's")]
    [TestCase("\"say \\\"hi\\\"\"", "say \"hi\"")]
    [TestCase("'a\\\\b\\/c\\n\\u00e9'", "a\\b/c\né")]
    public void Strings_have_escapes(string constant, string value)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["a"] = value });
        Assert.That(OfTask($"a == {constant}", json), Is.True);
    }
}
