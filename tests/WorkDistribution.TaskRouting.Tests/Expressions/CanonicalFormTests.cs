using WorkDistribution.TaskRouting.Expressions;
using static WorkDistribution.TaskRouting.Tests.Expressions.Facts;

namespace WorkDistribution.TaskRouting.Tests.Expressions;

public sealed class CanonicalFormTests
{
    [TestCase("a == 1 AND b == 2", "b = 2 and (a == 1)")]
    [TestCase("a == 1 AND b == 2 AND a == 1", "2 == b && 1.0 == a")]
    [TestCase("(a OR b) OR c", "c == true OR (b OR a)")]
    [TestCase("NOT (a OR b)", "NOT a AND NOT b")]
    [TestCase("NOT NOT a", "a")]
    [TestCase("5 < level", "level > 5")]
    [TestCase("skills HAS 'x'", "\"x\" IN skills")]
    [TestCase("x IN ['b', 'a', 'b']", "['a', 'b'] HAS x")]
    [TestCase("x IN ['a']", "x == 'a'")]
    [TestCase("x NOT IN ['a']", "x != 'a'")]
    [TestCase("a == 1 OR 1 == 0", "a == 1")]
    [TestCase("a == 1 AND 1 == 1", "a == 1")]
    [TestCase("NOT (a == null)", "a != null")]
    [TestCase("a < b", "b > a")]
    public void Expressions_of_the_same_meaning_are_written_alike(string one, string other) =>
        Assert.That(Parse(one, ExpressionScope.Worker).CanonicalKey, Is.EqualTo(Parse(other, ExpressionScope.Worker).CanonicalKey));

    // These look alike, but lists, or what is missing, tell them apart.
    [TestCase("NOT (a < 1)", "a >= 1")]
    [TestCase("NOT (a == 'x')", "a != 'x'")]
    [TestCase("NOT (a IN ['x', 'y'])", "a NOT IN ['x', 'y']")]
    [TestCase("a == 1", "a == '1'")]
    [TestCase("a.b == 1", "worker[\"a.b\"] == 1")]
    public void Expressions_of_different_meaning_are_not(string one, string other) =>
        Assert.That(Parse(one, ExpressionScope.Worker).CanonicalKey, Is.Not.EqualTo(Parse(other, ExpressionScope.Worker).CanonicalKey));

    [TestCase("1 == 1", ExpectedResult = true)]
    [TestCase("a == 1 AND 1 == 0", ExpectedResult = false)]
    [TestCase("a == 1 OR true", ExpectedResult = true)]
    [TestCase("a > null", ExpectedResult = false)]
    [TestCase("a IN []", ExpectedResult = false)]
    [TestCase("a == [1]", ExpectedResult = false)]
    [TestCase("a == 1", ExpectedResult = null)]
    public bool? What_is_always_the_same_is_known(string text) => Parse(text).Constant;

    [TestCase("worker.english > task.minimum", ExpectedResult = "worker.english > 5")]
    [TestCase("worker.skills HAS task.skill", ExpectedResult = "worker.skills HAS \"billing\"")]
    [TestCase("task.skill IN worker.skills", ExpectedResult = "worker.skills HAS \"billing\"")]
    [TestCase("worker.language IN task.languages", ExpectedResult = "worker.language IN [\"en\", \"fr\"]")]
    [TestCase("task.languages HAS worker.language", ExpectedResult = "worker.language IN [\"en\", \"fr\"]")]
    [TestCase("worker.sid NOT IN task.nobody", ExpectedResult = "worker.sid NOT IN []")]
    [TestCase("worker.a != task.object", ExpectedResult = "worker.a == null")]
    [TestCase("worker.a == task.missing", ExpectedResult = "worker.a == null")]
    [TestCase("task.vip OR worker.level > 3", ExpectedResult = "1 == 1")]
    [TestCase("NOT task.vip AND worker.level > 3", ExpectedResult = "1 == 0")]
    [TestCase("worker.level > task.priority AND taskrouter.currentHour == 18 AND task.age == 0", ExpectedResult = "worker.level > 0")]
    public string A_task_is_put_in(string text)
    {
        var bound = Parse(text).Bind(Context("""{"minimum": 5, "skill": "billing", "languages": ["fr", "en", ["de"]], "vip": true, "object": {}}"""));
        Assert.That(bound.UsesTask, Is.False);
        return bound.CanonicalKey;
    }

    [TestCase("worker.a == 1", ExpressionInputs.WorkerAttributes)]
    [TestCase("task.a == worker.sid", ExpressionInputs.TaskAttributes | ExpressionInputs.WorkerIdentity)]
    [TestCase("task.priority > 1", ExpressionInputs.TaskAttributes | ExpressionInputs.TaskPriority)]
    [TestCase("task.age > 1 OR taskrouter.currentHour > 8", ExpressionInputs.TaskAttributes | ExpressionInputs.Time)]
    [TestCase("task.times_queued > 1", ExpressionInputs.TaskAttributes | ExpressionInputs.TaskQueue)]
    [TestCase("worker.activity_name == 'x' AND worker.channel.voice.assigned_tasks == 0", ExpressionInputs.WorkerActivity | ExpressionInputs.WorkerChannels)]
    [TestCase("1 == 1 OR worker.a", ExpressionInputs.None)]
    public void An_expression_tells_what_it_depends_on(string text, ExpressionInputs inputs) => Assert.That(Parse(text).Inputs, Is.EqualTo(inputs));

    [Test]
    public void What_every_worker_needs_can_be_looked_up()
    {
        var atoms = Parse("worker.skills HAS 'a' AND worker.team == 7 AND worker.sid IN ['WK1', 'WK2'] AND (worker.x OR worker.y == 1) AND worker.level > 3").RequiredAtoms();
        var shown = atoms.Select(a => $"{a.Path?.ToString() ?? "sid"} {(a.IsList ? "has" : "is")} {string.Join('|', a.Values)}");
        Assert.That(shown, Is.EquivalentTo([".skills has \"a\"", ".team is 7", "sid is \"WK1\"|\"WK2\""]));
    }

    [TestCase("worker.a == 1 OR worker.b == 2")]
    [TestCase("worker.a == null")]
    [TestCase("worker.a IN [1, null]")]
    [TestCase("worker.a == worker.b")]
    [TestCase("1 == 1")]
    public void What_need_not_hold_is_not(string text) => Assert.That(Parse(text).RequiredAtoms(), Is.Empty);
}
