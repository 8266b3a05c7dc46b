using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Tests.Expressions;

/// <summary>Short ways to expressions and what they are evaluated against.</summary>
internal static class Facts
{
    /// <summary>A Thursday, 18:30 UTC.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 1, 15, 18, 30, 0, TimeSpan.Zero);

    public static AttributeSet Attributes(string json)
    {
        Assert.That(AttributeSet.TryParse(json, out var set, out var error), Is.True, $"{json}: {error}");
        return set!;
    }

    public static Expression Parse(string text, ExpressionScope scope = ExpressionScope.Target)
    {
        Assert.That(Expression.TryParse(text, scope, out var expression, out var error), Is.True, $"{text}: {error}");
        return expression!;
    }

    public static ExpressionError Error(string text, ExpressionScope scope = ExpressionScope.Target)
    {
        Assert.That(Expression.TryParse(text, scope, out _, out var error), Is.False, text);
        return error!;
    }

    public static ExpressionContext Context(string task = "{}", string worker = "{}", WorkerCounts? workers = null) => new()
    {
        Task = new TaskFacts { Attributes = Attributes(task) },
        Worker = new WorkerFacts { Attributes = Attributes(worker) },
        Workers = workers,
        Now = Now,
    };

    public static bool OfTask(string text, string attributes) => Parse(text, ExpressionScope.Task).Evaluate(Context(task: attributes));

    public static bool OfWorker(string text, string attributes) => Parse(text, ExpressionScope.Worker).Evaluate(Context(worker: attributes));
}
