using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tests.Workspaces;

public sealed class ListTests
{
    private readonly Workbench _bench = new();

    [OneTimeSetUp]
    public void Fill()
    {
        _bench.Straight(_bench.Queue("Nobody", "1==0"));
        for (var i = 0; i < 7; i++)
        {
            _bench.Worker($"W{i}", available: i % 2 == 0);
            _bench.Task($$"""{"n":{{i}}}""", priority: i % 3);
            _bench.Pass(1);
        }
    }

    [TestCase(null)]
    [TestCase("DateCreated:asc")]
    [TestCase("DateCreated:desc")]
    [TestCase("Priority:desc,DateCreated:asc")]
    public void Tasks_are_walked_forth_and_back(string? ordering) =>
        Walk(page => new ListTasks(new TaskFilter { EvaluateTaskAttributes = "n != 3", Ordering = ordering }, page), static view => view.Task.Sid.Value, 6);

    [TestCase(null)]
    [TestCase("DateStatusChanged:asc")]
    [TestCase("DateStatusChanged:desc")]
    public void Workers_are_walked_forth_and_back(string? ordering) =>
        Walk(page => new ListWorkers(new WorkerFilter { Available = true, Ordering = ordering }, page), static view => view.Worker.Sid.Value, 4);

    private void Walk<T>(Func<PageRequest, WorkspaceCommand<Page<T>>> list, Func<T, string> key, int count)
    {
        var whole = _bench.Send(list(new PageRequest(100)));
        Assert.That(whole.Items, Has.Length.EqualTo(count));
        Assert.That((whole.NextToken, whole.PreviousToken), Is.EqualTo(((string?)null, (string?)null)));
        var pages = new List<Page<T>>();
        for (string? token = null; pages.Count == 0 || token is not null; token = pages[^1].NextToken)
        {
            pages.Add(_bench.Send(list(new PageRequest(2, 0, token))));
        }

        Assert.That(pages.SelectMany(page => page.Items).Select(key), Is.EqualTo(whole.Items.Select(key)));
        Assert.That(pages[0].PreviousToken, Is.Null);
        for (var i = pages.Count - 1; i > 0; i--)
        {
            var back = _bench.Send(list(new PageRequest(2, 0, pages[i].PreviousToken)));
            Assert.That(back.Items.Select(key), Is.EqualTo(pages[i - 1].Items.Select(key)), $"before page {i}");
        }
    }
}
