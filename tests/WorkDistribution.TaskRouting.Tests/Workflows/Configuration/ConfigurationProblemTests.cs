using WorkDistribution.TaskRouting.Workflows.Configuration;

namespace WorkDistribution.TaskRouting.Tests.Workflows.Configuration;

public sealed class ConfigurationProblemTests
{
    [Test]
    public void Every_problem_is_reported_at_once_with_its_place()
    {
        const string Json = """
            {
              "task_routing": {
                "filters": [
                  {
                    "filter_friendly_name": 5,
                    "expression": "type == ",
                    "targets": [
                      { "priority": -1, "timeout": 0, "order_by": "worker.level UP", "color": "red" },
                      7
                    ]
                  },
                  { "expression": "worker.level > 3", "targets": [] },
                  { "targets": [ { "queue": "é", "known_worker_sid": "task.", "known_worker_friendly_name": "task.a", "preference": "best" } ] }
                ],
                "default_filter": { "queue": [] }
              },
              "assignment_callback_url": "ftp://example.com"
            }
            """;
        Assert.That(Documents.Problems(Json), Is.EqualTo([
            "task_routing.filters[0].filter_friendly_name (line 5, column 33): expected a text, found 5",
            "task_routing.filters[0].expression (line 6, column 23), at 8: expected a value: an attribute, a string, a number, true, false or null; the expression ends here",
            "task_routing.filters[0].targets[0] (line 8, column 11): 'queue' is missing: the identifier or name of a task queue",
            "task_routing.filters[0].targets[0].priority (line 8, column 25): expected a whole number of 0 or more, found -1",
            "task_routing.filters[0].targets[0].timeout (line 8, column 40): expected a whole number from 1 to 1209600, found 0",
            "task_routing.filters[0].targets[0].order_by (line 8, column 55), at 13: expected ASC, DESC, ',' or the end; found 'UP'",
            "warning: task_routing.filters[0].targets[0].color (line 8, column 83): 'color' has no meaning here",
            "task_routing.filters[0].targets[1] (line 9, column 11): expected an object, found 7",
            "warning: task_routing.filters[1].expression (line 12, column 23): no worker is known here: 'worker.' is read as an attribute of the task of that name",
            "task_routing.filters[1].targets (line 12, column 54): 'targets' is missing: a filter has one target or more",
            "task_routing.filters[2] (line 13, column 7): 'expression' is missing",
            "task_routing.filters[2].targets[0].known_worker_friendly_name (line 13, column 97): a target has 'known_worker_sid' or 'known_worker_friendly_name', not both",
            "task_routing.filters[2].targets[0].preference (line 13, column 121): expected a whole number from 1 to 10, found 'best'",
            "task_routing.default_filter.queue (line 15, column 34): expected a text, found a list",
            "assignment_callback_url (line 17, column 30): expected an http or https address",
        ]));
    }

    [TestCase("", "not JSON")]
    [TestCase("{", "not JSON")]
    [TestCase("{\"a\": \"\\ud800\"}", "surrogate")]
    [TestCase("[]", "expected an object, found a list")]
    [TestCase("{}", "'task_routing' is missing")]
    [TestCase("""{"task_routing": {}}""", "no task could be routed")]
    [TestCase("""{"task_routing": {"filters": [], "default_filter": null}}""", "no task could be routed")]
    [TestCase("""{"task_routing": {"filters": {}}}""", "expected a list, found an object")]
    [TestCase("""{"task_routing": {"filters": [{"expression": "1==1", "targets": [{"queue": "q"}]}], "instructions": [{"expression": "1==1", "queue": "q"}]}}""", "not both")]
    [TestCase("""{"task_routing": {"instructions": [{"expression": "1==1"}]}}""", "'target_workers' is missing")]
    [TestCase("""{"task_routing": {"priority_rules": [{"add": 1}], "default_filter": {"queue": "q"}}}""", "'after' is missing")]
    [TestCase("""{"task_routing": {"priority_rules": [{"after": 1}], "default_filter": {"queue": "q"}}}""", "'add' is missing")]
    [TestCase("""{"task_routing": {"priority_tiers": [{"expression": "x"}], "default_filter": {"queue": "q"}}}""", "'priority' is missing")]
    [TestCase("""{"task_routing": {"default_filter": {"queue": "q", "priority": 2147483648}}}""", "expected a whole number")]
    [TestCase("""{"task_routing": {"default_filter": {"queue": "q", "priority": "1.5"}}}""", "expected a whole number")]
    [TestCase("""{"task_routing_url": "route"}""", "expected an http or https address")]
    [TestCase("""{"task_routing_url": "https://example.com", "task_routing_mode": "maybe"}""", "expected 'fetch'")]
    [TestCase("""{"task_routing_url": "https://example.com", "task_routing_timeout": 16}""", "from 1 to 15")]
    public void A_document_is_refused(string json, string reason)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(WorkflowConfiguration.TryParse(json, out _, out var problems), Is.False);
            Assert.That(problems.Where(p => !p.IsWarning).Select(p => p.Message), Has.One.Contains(reason));
        }
    }

    [Test]
    public void Filters_without_their_wrapping_are_read_with_a_warning()
    {
        const string Json = """{"filters": [{"expression": "1==1", "targets": [{"queue": "q"}]}]}""";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Documents.Read(Json, withoutWarnings: false).Filters, Has.Length.EqualTo(1));
            Assert.That(Documents.Problems(Json), Is.EqualTo(["warning: filters (line 1, column 13): 'task_routing' is missing around the filters"]));
        }
    }

    [Test]
    public void A_key_written_twice_has_its_last_value_and_a_warning()
    {
        const string Json = """{"task_routing": {"default_filter": {"queue": "a", "queue": "b"}}}""";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Documents.Read(Json, withoutWarnings: false).DefaultFilter!.Targets[0].Queue, Is.EqualTo("b"));
            Assert.That(Documents.Problems(Json).Single(), Does.Contain("more than once"));
        }
    }

    [Test]
    public void Of_very_many_problems_the_first_are_reported_and_errors_before_warnings()
    {
        var problems = Documents.Problems("{" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"\"key{i}\": {i},")) + "\"task_routing\": 5}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Has.Length.EqualTo(201));
            Assert.That(problems, Has.One.Contains("and 4801 more problems"));
            Assert.That(problems, Has.One.Contains("expected an object, found 5"));
        }
    }

    [Test]
    public void A_document_that_is_too_long_is_refused() =>
        Assert.That(Documents.Problems(new string(' ', WorkflowConfiguration.MaxBytes + 1)).Single(), Does.Contain("at most 1038576 bytes"));
}
