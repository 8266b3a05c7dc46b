using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Workflows.Configuration;
using WorkDistribution.Testing;

namespace WorkDistribution.TaskRouting.Tests.Workflows.Configuration;

/// <summary>docs/workflows.md shows what is read without a word of complaint.</summary>
public sealed class DocumentationTests
{
    private static readonly Dictionary<string, ExpressionScope> Scopes = new(StringComparer.Ordinal)
    {
        ["task-expression"] = ExpressionScope.Task,
        ["worker-expression"] = ExpressionScope.Worker,
        ["target-expression"] = ExpressionScope.Target,
        ["skip-expression"] = ExpressionScope.SkipIf,
    };

    private static IEnumerable<TestCaseData> Blocks()
    {
        string? kind = null;
        var text = new List<string>();
        foreach (var (line, number) in File.ReadLines(Path.Combine(Repository.Root, "docs", "workflows.md")).Select((line, index) => (line, index + 1)))
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                text.Add(line);
            }
            else if (kind is null)
            {
                kind = line[3..];
                text.Clear();
            }
            else
            {
                yield return new TestCaseData(kind, string.Join('\n', text)).SetArgDisplayNames($"the {kind} that ends in line {number}");
                kind = null;
            }
        }
    }

    [TestCaseSource(nameof(Blocks))]
    public void Is_valid(string kind, string text)
    {
        if (kind == "json")
        {
            Assert.That(WorkflowConfiguration.TryParse(text, out _, out var problems) && problems.IsEmpty, Is.True, string.Join('\n', problems));
            return;
        }

        Assert.That(Expression.TryParse(text, Scopes[kind], out _, out var error), Is.True, $"{error}");
    }
}
