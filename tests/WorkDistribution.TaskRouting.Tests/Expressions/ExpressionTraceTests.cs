using static WorkDistribution.TaskRouting.Tests.Expressions.Facts;

namespace WorkDistribution.TaskRouting.Tests.Expressions;

public sealed class ExpressionTraceTests
{
    [Test]
    public void A_trace_shows_each_part_as_written_with_its_values()
    {
        var trace = Parse("""worker.vip OR (worker.level>task.minimum AND NOT worker.skills HAS "x") OR task.a[1] == 'é'""")
            .Trace(Context("""{"minimum": 5, "a": ["b"]}""", """{"level": 3.5, "skills": ["x", {"y": 1}], "vip": 1}"""));
        Assert.That(trace.ToString(), Is.EqualTo("""
            worker.vip OR (worker.level>task.minimum AND NOT worker.skills HAS "x") OR task.a[1] == 'é' = false
              worker.vip = false (1)
              worker.level>task.minimum AND NOT worker.skills HAS "x" = false
                worker.level>task.minimum = false (3.5, 5)
                NOT worker.skills HAS "x" = false
                  worker.skills HAS "x" = true (["x", {"y": 1}], "x")
              task.a[1] == 'é' = false (missing, "é")

            """));
    }

    [Test]
    public void A_bound_expression_is_traced_in_its_canonical_form() =>
        Assert.That(Parse("worker.level > task.minimum").Bind(Context("""{"minimum": 5}""")).Trace(Context(worker: """{"level": 6}""")).ToString(), Is.EqualTo("worker.level > 5 = true (6, 5)\n"));
}
