using WorkDistribution.TaskRouting.Expressions;
using static WorkDistribution.TaskRouting.Tests.Expressions.Facts;

namespace WorkDistribution.TaskRouting.Tests.Expressions;

public sealed class AllocationTests
{
    [TestCase("worker.skills HAS task.skill AND worker.routing.levels.english >= task.minimum AND worker.sid NOT IN task.refused")]
    [TestCase("worker.name CONTAINS 'li' OR NOT worker.activity_name IN ['Available', 'Busy'] OR worker.missing")]
    [TestCase("worker.channel.voice.available_capacity_percentage > 50 AND task.priority >= 0 AND task.age < 100 AND taskrouter.dayOfWeek == 'Thu'")]
    [TestCase("worker.escaped == \"a\\\"b\" AND worker.team IN ['a','b','c','d','e','f','g','h','i','j','k','l','m','n','red'] AND worker.list[1] == 2")]
    public void Evaluation_allocates_nothing(string text)
    {
        var expression = Parse(text);
        var context = Context(
            """{"skill": "billing", "minimum": 4, "refused": ["WK9"]}""",
            """{"skills": ["sales", "billing"], "routing": {"levels": {"english": 7}}, "name": "Alice", "escaped": "a\"b", "team": "red", "list": [1, 2]}""");
        var order = OrderBy.TryParse("worker.routing.levels.english DESC, name", out var parsed, out _) ? parsed : null;
        var held = expression.Evaluate(context);
        order!.Compare(context.Worker, context.Worker);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            held &= expression.Evaluate(context);
            order.Compare(context.Worker, context.Worker);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(allocated, Is.Zero);
            Assert.That(held, Is.True);
        }
    }
}
