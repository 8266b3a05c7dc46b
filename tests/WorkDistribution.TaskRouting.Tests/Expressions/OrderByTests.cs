using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Tests.Expressions;

public sealed class OrderByTests
{
    private static readonly WorkerFacts[] Workers =
    [
        Worker("Alice", """{"finance": 10, "support": 8, "skills": {"english": 3}}"""),
        Worker("Bob", """{"finance": 10, "support": 5, "skills": {"english": 9.5}}"""),
        Worker("Carol", """{"finance": "9", "support": 1}"""),
        Worker("Dave", """{"finance": null, "support": 2, "skills": {"english": [1]}}"""),
        Worker("Eve", """{"finance": 2, "support": true}"""),
    ];

    [TestCase("worker.finance ASC, worker.support ASC", ExpectedResult = "Eve Bob Alice Carol Dave")]
    [TestCase("worker.finance DESC, worker.support DESC", ExpectedResult = "Alice Bob Eve Carol Dave")]
    [TestCase("worker.skills.english DESC", ExpectedResult = "Bob Alice Carol Dave Eve", Description = "missing and lists last, otherwise as they come")]
    [TestCase("support", ExpectedResult = "Carol Dave Bob Alice Eve")]
    [TestCase("friendly_name desc", ExpectedResult = "Eve Dave Carol Bob Alice")]
    [TestCase("worker.nothing", ExpectedResult = "Alice Bob Carol Dave Eve")]
    public string Workers_in_order(string text)
    {
        Assert.That(OrderBy.TryParse(text, out var order, out var error), Is.True, $"{error}");
        return string.Join(' ', Workers.Order(order).Select(w => w.FriendlyName));
    }

    [TestCase("", "at 0: expected a value")]
    [TestCase("worker.a UP", "at 9: expected ASC, DESC, ',' or the end; found 'UP'")]
    [TestCase("worker.a DESC,", "at 14: expected a value")]
    [TestCase("worker.a, task.b", "at 10: expected an attribute of the worker")]
    [TestCase("5 DESC", "at 0: expected an attribute of the worker")]
    public void An_error_names_the_place(string text, string message)
    {
        Assert.That(OrderBy.TryParse(text, out _, out var error), Is.False);
        Assert.That(error!.ToString(), Does.StartWith(message));
    }

    [Test]
    public void The_same_order_has_the_same_key()
    {
        OrderBy.TryParse("worker.a, b desc", out var one, out _);
        OrderBy.TryParse("a  ASC , worker.b DESC", out var other, out _);
        Assert.That(one!.CanonicalKey, Is.EqualTo(other!.CanonicalKey).And.EqualTo("worker.a ASC, worker.b DESC"));
    }

    private static WorkerFacts Worker(string name, string attributes) => new() { FriendlyName = name, Attributes = Facts.Attributes(attributes) };
}
