using WorkDistribution.TaskRouting.Workflows.Configuration;

namespace WorkDistribution.TaskRouting.Tests.Workflows.Configuration;

/// <summary>Reads workflow documents.</summary>
internal static class Documents
{
    public static WorkflowConfiguration Read(string json, bool withoutWarnings = true)
    {
        Assert.That(WorkflowConfiguration.TryParse(json, out var configuration, out var problems), Is.True, string.Join('\n', problems));
        if (withoutWarnings)
        {
            Assert.That(problems, Is.Empty, string.Join('\n', problems));
        }

        return configuration!;
    }

    public static string[] Problems(string json)
    {
        WorkflowConfiguration.TryParse(json, out _, out var problems);
        return [.. problems.Select(p => $"{(p.IsWarning ? "warning: " : "")}{p}")];
    }
}
