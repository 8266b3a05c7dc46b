using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Tests.Workflows.Configuration;
using WorkDistribution.TaskRouting.Workflows.Configuration;

namespace WorkDistribution.TaskRouting.Tests.Expressions;

/// <summary>Whatever is written: it is read or refused, and every form of an expression gives the same result. A failure names its seed.</summary>
public sealed class RandomExpressionTests
{
    [Test]
    public void Every_form_of_an_expression_gives_the_same_result([Range(1, 20)] int seed)
    {
        var random = new RandomExpressions(seed);
        for (var i = 0; i < 500; i++)
        {
            var text = random.Expression();
            if (!Expression.TryParse(text, ExpressionScope.Target, out var expression, out _))
            {
                continue;
            }

            var again = Facts.Parse(expression.CanonicalKey);
            Assert.That(again.CanonicalKey, Is.EqualTo(expression.CanonicalKey), text);
            for (var j = 0; j < 4; j++)
            {
                var context = Facts.Context(random.Attributes(), random.Attributes());
                var expected = expression.Trace(context).Result;
                var bound = expression.Bind(context);
                var boundAgain = Facts.Parse(bound.CanonicalKey);
                using (Assert.EnterMultipleScope())
                {
                    var at = $"{text}\ncanonical {expression.CanonicalKey}\nbound {bound.CanonicalKey}\ntask {context.Task!.Attributes}\nworker {context.Worker!.Attributes}";
                    Assert.That(expression.Evaluate(context), Is.EqualTo(expected), $"canonical: {at}");
                    Assert.That(again.Evaluate(context), Is.EqualTo(expected), $"canonical, read again: {at}");
                    Assert.That(bound.Evaluate(new() { Worker = context.Worker }), Is.EqualTo(expected), $"bound: {at}");
                    Assert.That(boundAgain.CanonicalKey, Is.EqualTo(bound.CanonicalKey), $"bound, read again: {at}");
                    Assert.That(boundAgain.Evaluate(context), Is.EqualTo(expected), $"bound, read again: {at}");
                    Assert.That(bound.RequiredAtoms().All(a => !expected || Fulfils(context.Worker, a)), Is.True, $"required: {at}");
                }
            }
        }
    }

    [Test]
    public void Spoilt_text_is_read_or_refused_with_a_place_in_it([Range(1, 10)] int seed)
    {
        var random = new RandomExpressions(seed);
        for (var i = 0; i < 3000; i++)
        {
            var text = random.Spoilt(random.Expression());
            if (!Expression.TryParse(text, (ExpressionScope)(i % 4), out _, out var error))
            {
                Assert.That(error.Offset, Is.InRange(0, text.Length), text);
                Assert.That(error.Message, Is.Not.Empty);
            }

            OrderBy.TryParse(text, out _, out _);
        }
    }

    [Test]
    public void Spoilt_attributes_are_read_or_refused([Range(1, 10)] int seed)
    {
        var random = new RandomExpressions(seed);
        var expression = Facts.Parse("l HAS 'x' AND d.e == a OR l[0] == b");
        for (var i = 0; i < 3000; i++)
        {
            if (AttributeSet.TryParse(random.Spoilt(random.Attributes()), out var set, out var error))
            {
                expression.Trace(new() { Worker = new WorkerFacts { Attributes = set } });
            }
            else
            {
                Assert.That(error.Line, Is.Positive);
            }
        }
    }

    [Test]
    public void Spoilt_documents_are_read_or_refused([Range(1, 5)] int seed)
    {
        var random = new RandomExpressions(seed);
        var documents = Directory.GetFiles(Path.Combine(Testing.Repository.Root, "docs"), "workflows.md").Select(File.ReadAllText).SelectMany(t => t.Split("```json")[1..]).Select(t => t[..t.IndexOf("```", StringComparison.Ordinal)]).ToArray();
        for (var i = 0; i < 1000; i++)
        {
            var json = random.Spoilt(documents[i % documents.Length]);
            Assert.That(WorkflowConfiguration.TryParse(json, out _, out var problems), Is.EqualTo(problems.All(p => p.IsWarning)), json);
        }

        Assert.That(Documents.Problems(new string('[', 100_000)), Has.Length.EqualTo(1));
    }

    private static bool Fulfils(IWorkerFacts worker, RequiredAtom atom)
    {
        var value = atom.Path is null ? AttributeValue.From(worker.Sid) : worker.Attributes.Get(atom.Path);
        return atom.Values.Any(v => atom.IsList ? value.ContainsElement(v) : value == v);
    }
}
