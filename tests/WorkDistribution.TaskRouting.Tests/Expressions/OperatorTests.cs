using static WorkDistribution.TaskRouting.Tests.Expressions.Facts;

namespace WorkDistribution.TaskRouting.Tests.Expressions;

/// <summary>Every operator with values of every kind: nothing throws, and what cannot be compared is false.</summary>
public sealed class OperatorTests
{
    private const string Values = """{"n": 5, "half": 0.5, "big": 9007199254740993, "s": "abc", "t": true, "f": false, "nul": null, "l": ["a", 1, true, null], "o": {"k": 1}, "empty": []}""";

    // A list or object fulfils neither == nor != beside a scalar; beside null it is there.
    [TestCase("n == 5", true)]
    [TestCase("n == 5.0", true)]
    [TestCase("5 == n", true)]
    [TestCase("n == \"5\"", false)]
    [TestCase("n != \"5\"", true)]
    [TestCase("big == 9007199254740993", true)]
    [TestCase("big == 9007199254740992", false)]
    [TestCase("big > 9007199254740992", true)]
    [TestCase("t == true", true)]
    [TestCase("t == 1", false)]
    [TestCase("f != true", true)]
    [TestCase("missing == null", true)]
    [TestCase("missing != null", false)]
    [TestCase("nul == null", true)]
    [TestCase("nul == missing", true)]
    [TestCase("missing != true", true)]
    [TestCase("missing == false", false)]
    [TestCase("o.k.deeper == null", true)]
    [TestCase("s.k == null", true)]
    [TestCase("l == null", false)]
    [TestCase("l != null", true)]
    [TestCase("o != null", true)]
    [TestCase("l == \"a\"", false)]
    [TestCase("l != \"a\"", false)]
    [TestCase("l == l", false)]
    [TestCase("o != o", false)]
    [TestCase("missing != l", true)]

    // Order.
    [TestCase("n > 4", true)]
    [TestCase("n >= 5", true)]
    [TestCase("n < 5.5", true)]
    [TestCase("half <= 0.5", true)]
    [TestCase("half > -1e3", true)]
    [TestCase("s > \"abb\"", true)]
    [TestCase("s < \"B\"", false)]
    [TestCase("s > 1", false)]
    [TestCase("s <= 1", false)]
    [TestCase("t > false", false)]
    [TestCase("missing > 1", false)]
    [TestCase("missing <= 1", false)]
    [TestCase("missing >= missing", false)]
    [TestCase("nul < 1", false)]
    [TestCase("l > 1", false)]
    [TestCase("o < 1", false)]

    // Lists.
    [TestCase("l HAS \"a\"", true)]
    [TestCase("l HAS 1.0", true)]
    [TestCase("l HAS true", true)]
    [TestCase("l HAS null", true)]
    [TestCase("l HAS \"b\"", false)]
    [TestCase("l NOT HAS \"b\"", true)]
    [TestCase("l HAS o", false)]
    [TestCase("empty HAS null", false)]
    [TestCase("missing HAS \"a\"", false)]
    [TestCase("missing NOT HAS \"a\"", true)]
    [TestCase("nul NOT HAS \"a\"", true)]
    [TestCase("s HAS \"a\"", false)]
    [TestCase("s NOT HAS \"a\"", false)]
    [TestCase("o HAS \"k\"", false)]
    [TestCase("o NOT HAS \"k\"", false)]
    [TestCase("n IN [4, 5]", true)]
    [TestCase("n IN []", false)]
    [TestCase("n NOT IN []", true)]
    [TestCase("n IN [\"5\"]", false)]
    [TestCase("n NOT IN [4]", true)]
    [TestCase("missing IN [null]", true)]
    [TestCase("missing IN [1]", false)]
    [TestCase("missing NOT IN [1]", true)]
    [TestCase("n IN missing", false)]
    [TestCase("n NOT IN missing", true)]
    [TestCase("1 IN l", true)]
    [TestCase("\"a\" IN l", true)]
    [TestCase("n IN s", false)]
    [TestCase("n NOT IN s", false)]
    [TestCase("l IN [1]", false)]
    [TestCase("l NOT IN [1]", false)]
    [TestCase("l NOT IN missing", false)]
    [TestCase("n IN o", false)]

    // Text.
    [TestCase("s CONTAINS \"bc\"", true)]
    [TestCase("s CONTAINS \"\"", true)]
    [TestCase("s CONTAINS \"BC\"", false)]
    [TestCase("s NOT CONTAINS \"x\"", true)]
    [TestCase("\"xabcx\" CONTAINS s", true)]
    [TestCase("n CONTAINS 5", false)]
    [TestCase("n NOT CONTAINS 5", true)]
    [TestCase("missing CONTAINS \"a\"", false)]
    [TestCase("missing NOT CONTAINS \"a\"", true)]
    [TestCase("l CONTAINS \"a\"", false)]
    [TestCase("l NOT CONTAINS \"a\"", false)]

    // Truth and logic.
    [TestCase("t", true)]
    [TestCase("f", false)]
    [TestCase("n", false)]
    [TestCase("s", false)]
    [TestCase("missing", false)]
    [TestCase("NOT missing", true)]
    [TestCase("!t", false)]
    [TestCase("true", true)]
    [TestCase("false OR true", true)]
    [TestCase("NOT n > 6", true)]
    [TestCase("NOT missing > 6", true)]
    [TestCase("NOT (l == \"a\")", true)]
    [TestCase("NOT (l != null)", false)]
    [TestCase("t OR f AND f", true)]
    [TestCase("(t OR f) AND f", false)]
    [TestCase("t || f && f", true)]
    [TestCase("NOT f AND f", false)]
    [TestCase("not (f and f)", true)]
    [TestCase("(n) == (5)", true)]
    [TestCase("((n == 5))", true)]
    [TestCase("task[\"n\"] == 5", true)]
    public void An_expression_gives(string text, bool expected)
    {
        var expression = Parse(text, WorkDistribution.TaskRouting.Expressions.ExpressionScope.Task);
        var context = Context(task: Values);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(expression.Evaluate(context), Is.EqualTo(expected));
            Assert.That(expression.Trace(context).Result, Is.EqualTo(expected), "as written");
            Assert.That(expression.Bind(context).Constant, Is.EqualTo(expected), "with the task's values put in");
        }
    }

    [Test]
    public void A_priority_without_prefix_is_the_makers_attribute_and_with_prefix_the_tasks()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(OfTask("priority == null AND task.priority == 0 AND task[\"priority\"] == null", "{}"), Is.True);
            Assert.That(OfTask("priority == 'high' AND task.priority == 'high'", """{"priority": "high"}"""), Is.True);
        }
    }

    [Test]
    public void A_worker_cannot_pass_for_another()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(OfWorker("sid == 'WK9'", """{"sid": "WK9"}"""), Is.False);
            Assert.That(OfWorker("worker[\"sid\"] == 'WK9'", """{"sid": "WK9"}"""), Is.True);
        }
    }

    [Test]
    public void What_is_not_given_is_missing()
    {
        var expression = Parse("task.a == null AND worker.b == null AND worker.sid == null AND task.age == null");
        Assert.That(expression.Evaluate(default), Is.True);
    }
}
