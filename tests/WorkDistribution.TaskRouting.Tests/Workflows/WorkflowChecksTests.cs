using WorkDistribution.TaskRouting.Tests.Workspaces;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.TaskRouting.Tests.Workflows;

public sealed class WorkflowChecksTests
{
    private readonly Workbench _bench = new();

    [Test]
    public void Targets_that_no_worker_satisfies_are_told_and_those_that_a_task_decides_are_not()
    {
        var (all, nobody) = (_bench.Queue("All"), _bench.Queue("Norse", "languages HAS 'non'"));
        _bench.Worker("Ann", """{"level":3}""", available: false);
        var workflow = _bench.Workflow(new
        {
            filters = new object[]
            {
                new
                {
                    filter_friendly_name = "Sagas", expression = "1==1",
                    targets = new object[]
                    {
                        new { queue = all.Sid.Value, expression = "worker.level > 2" },
                        new { queue = all.Sid.Value, expression = "worker.level > 3" },
                        new { queue = all.Sid.Value, expression = "worker.level > task.level" },
                        new { queue = all.Sid.Value, known_worker_friendly_name = "Zoe" },
                        new { queue = all.Sid.Value, known_worker_friendly_name = "task.agent" },
                        new { queue = all.Sid.Value, known_worker_friendly_name = "Ann" },
                    },
                },
            },
            default_filter = new { queue = nobody.Sid.Value },
        });
        var warnings = _bench.Send(new CheckWorkflow(workflow.Sid));
        Assert.That(warnings.Select(warning => (warning.FilterIndex, warning.FilterName, warning.TargetIndex)), Is.EqualTo(new (int, string?, int)[] { (0, "Sagas", 1), (0, "Sagas", 3), (-1, null, 0) }));
        Assert.That(warnings[0].Message, Is.EqualTo("No worker of task queue All fulfils the target's expression: worker.level > 3"));
        Assert.That(warnings[1].Message, Is.EqualTo("There is no worker Zoe"));
        Assert.That(warnings[2].Message, Is.EqualTo("No worker fulfils the expression of task queue Norse: languages HAS 'non'"));
    }
}
