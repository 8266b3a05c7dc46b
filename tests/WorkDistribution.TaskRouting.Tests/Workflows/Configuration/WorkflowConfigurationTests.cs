using WorkDistribution.Core.Webhooks;
using WorkDistribution.TaskRouting.Tests.Expressions;
using WorkDistribution.TaskRouting.Workflows.Configuration;

namespace WorkDistribution.TaskRouting.Tests.Workflows.Configuration;

public sealed class WorkflowConfigurationTests
{
    /// <summary>The documented example of the wire API: escalation, inheritance, numbers as texts.</summary>
    private const string Tickets = """
        {
          "task_routing":{
            "filters":[
              {"filter_friendly_name":"Bronze and Silver Tickets", "expression":"type == 'ticket' AND customer_value IN ['Silver', 'Bronze']", "targets":[{"queue":"WQbbb"}]},
              {"filter_friendly_name":"Gold Tickets", "expression":"type == 'ticket' AND customer_value == 'Gold'",
               "targets":[{"queue":"WQbbb", "priority":"10", "timeout": 300, "expression":"task.requested_agent==worker.agent_id"}, {"priority": 20, "timeout": "60"}, {"queue":"WQccc"}]},
              {"filter_friendly_name":"Leads", "expression":"type == 'lead'", "targets":[{"queue":"WQaaa", "priority": 1}]},
              {"filter_friendly_name":"Any ticket", "expression":"type == 'ticket'", "targets":[{"queue":"WQddd", "skip_if": "workers.available == 0", "known_worker_sid": "task.agent_sid"}]}
            ],
            "default_filter":{"queue":"WQccc"}
          }
        }
        """;

    [TestCase("""{"type": "ticket", "customer_value": "Gold"}""", ExpectedResult = "Gold Tickets")]
    [TestCase("""{"type": "ticket", "customer_value": "Bronze"}""", ExpectedResult = "Bronze and Silver Tickets")]
    [TestCase("""{"type": "lead"}""", ExpectedResult = "Leads")]
    [TestCase("""{"type": "ticket"}""", ExpectedResult = "Any ticket")]
    [TestCase("{}", ExpectedResult = null)]
    public string? The_first_filter_that_matches_is_taken(string attributes) => Documents.Read(Tickets).MatchFilter(Facts.Context(attributes))?.FriendlyName;

    [Test]
    public void A_task_that_timed_out_goes_on_with_the_next_filter_that_matches()
    {
        var workflow = Documents.Read(Tickets);
        var context = Facts.Context("""{"type": "ticket", "customer_value": "Gold"}""");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(workflow.MatchFilter(context, after: 1)!.FriendlyName, Is.EqualTo("Any ticket"));
            Assert.That(workflow.MatchFilter(context, after: 3), Is.Null);
            Assert.That(workflow.MatchFilter(context, after: int.MaxValue), Is.Null);
        }
    }

    [Test]
    public void A_target_inherits_the_queue_and_nothing_else()
    {
        var targets = Documents.Read(Tickets).Filters[1].Targets;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(targets.Select(t => t.Queue), Is.EqualTo(["WQbbb", "WQbbb", "WQccc"]));
            Assert.That(targets.Select(t => t.Priority), Is.EqualTo(new int?[] { 10, 20, null }));
            Assert.That(targets.Select(t => t.Timeout?.TotalSeconds), Is.EqualTo(new double?[] { 300, 60, null }));
            Assert.That(targets[0].Expression!.CanonicalKey, Is.EqualTo("task.requested_agent == worker.agent_id"));
            Assert.That(targets[1].Expression, Is.Null);
        }
    }

    [Test]
    public void The_default_filter_is_a_target_that_takes_everything()
    {
        var workflow = Documents.Read("""{"task_routing": {"default_filter": {"queue": "WQccc"}}}""");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(workflow.MatchFilter(Facts.Context()), Is.Null);
            Assert.That(workflow.FilterAt(WorkflowConfiguration.DefaultFilterIndex), Is.SameAs(workflow.DefaultFilter));
            Assert.That(workflow.DefaultFilter!.Targets.Single().Queue, Is.EqualTo("WQccc"));
            Assert.That(workflow.FilterAt(0), Is.Null);
        }
    }

    [TestCase("task.agent_sid", ExpectedResult = "WK9")]
    [TestCase("WK00000000000000000000000000000001", ExpectedResult = "WK00000000000000000000000000000001")]
    [TestCase("'WK7'", ExpectedResult = "WK7")]
    [TestCase("task.nobody", ExpectedResult = null)]
    [TestCase("task.number", ExpectedResult = null)]
    public string? A_known_worker_is_named_by_the_task_or_the_document(string value)
    {
        var workflow = Documents.Read($$$$"""{"task_routing": {"default_filter": {"queue": "q", "known_worker_sid": "{{{{value}}}}"}}}""");
        return workflow.DefaultFilter!.Targets[0].KnownWorker!.Find(Facts.Context("""{"agent_sid": "WK9", "number": 3, "nobody": null}"""));
    }

    [Test]
    public void What_builders_write_is_read()
    {
        const string Json = """
            {"taskRouting": {
              "filters": [{"friendlyName": "a", "expression": "1==1", "targets": [{"queue": "q", "priority": null, "timeout": null, "expression": "", "orderBy": "level DESC", "skipIf": "1==1"}]},
                          {"friendly_name": "b", "expression": "1==1", "targets": [{"queue": "q", "knownWorkerFriendlyName": "task.agent"}]}],
              "defaultFilter": null}}
            """;
        var workflow = Documents.Read(Json);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(workflow.Json, Is.EqualTo(Json));
            Assert.That(workflow.Filters.Select(f => f.FriendlyName), Is.EqualTo(["a", "b"]));
            Assert.That(workflow.Filters[0].Targets[0].OrderBy!.CanonicalKey, Is.EqualTo("worker.level DESC"));
            Assert.That(workflow.Filters[0].Targets[0].Expression, Is.Null);
            Assert.That(workflow.Filters[1].Targets[0].KnownWorker!.ByFriendlyName, Is.True);
            Assert.That(workflow.DefaultFilter, Is.Null);
        }
    }

    [TestCase("""{"spend": 10001}""", ExpectedResult = 10)]
    [TestCase("""{"spend": 10000}""", ExpectedResult = 5)]
    [TestCase("""{"spend": 1001}""", ExpectedResult = 5)]
    [TestCase("""{"spend": 1000}""", ExpectedResult = null)]
    [TestCase("""{"spend": "10001"}""", ExpectedResult = null)]
    [TestCase("""{"tier": "premium"}""", ExpectedResult = 30)]
    [TestCase("""{"tier": "basic", "spend": 99999}""", ExpectedResult = 20)]
    [TestCase("""{"tier": "free"}""", ExpectedResult = 0)]
    public int? The_first_tier_that_matches_gives_the_priority(string attributes)
    {
        var workflow = Documents.Read("""
            {"task_routing": {
              "priority_tiers": [{"expression": "spend > 10000", "priority": 10}, {"expression": "spend > 1000", "priority": 5}],
              "filters": [{"expression": "tier != null", "targets": [{"queue": "q"}],
                           "priority_tiers": [{"expression": "tier == 'premium'", "priority": 30}, {"expression": "tier == 'basic'", "priority": 20}, {"priority": 0}]}],
              "default_filter": {"queue": "q"}}}
            """);
        var context = Facts.Context(attributes);
        return (workflow.MatchFilter(context) ?? workflow.DefaultFilter!).EntryPriority(context);
    }

    // After five minutes of waiting ten more, and checked again in five minutes (R3-33).
    [TestCase(0, 5, 300)]
    [TestCase(299, 5, 300)]
    [TestCase(300, 15, 600)]
    [TestCase(599, 15, 600)]
    [TestCase(600, 25, 900)]
    [TestCase(3600, 95, null)]
    [TestCase(86400, 95, null)]
    public void Waiting_raises_the_priority(int waited, int expected, int? next)
    {
        var filter = Documents.Read("""{"task_routing": {"priority_rules": [{"after": 300, "every": 300, "add": 10, "max": 95}], "default_filter": {"queue": "q"}}}""").DefaultFilter!;
        var aged = filter.Age(5, TimeSpan.FromSeconds(waited), Facts.Context());
        Assert.That(aged, Is.EqualTo(new AgedPriority(expected, next is { } seconds ? TimeSpan.FromSeconds(seconds) : null)));
    }

    [Test]
    public void Rules_add_up_each_for_its_tasks()
    {
        var filter = Documents.Read("""
            {"task_routing": {"priority_rules": [{"every": 100, "add": 2147483647}], "default_filter": {"queue": "q",
              "priority_rules": [{"after": 60, "add": 1, "expression": "vip"}, {"every": 100, "add": 10, "max": 20}]}}}
            """).DefaultFilter!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(filter.Age(0, TimeSpan.FromSeconds(150), Facts.Context("""{"vip": true}""")), Is.EqualTo(new AgedPriority(11, TimeSpan.FromSeconds(200))));
            Assert.That(filter.Age(0, TimeSpan.FromSeconds(50), Facts.Context()), Is.EqualTo(new AgedPriority(0, TimeSpan.FromSeconds(60))));
            Assert.That(filter.Age(50, TimeSpan.FromSeconds(900), Facts.Context()), Is.EqualTo(new AgedPriority(50, null)), "never lowered to the maximum");
        }
    }

    [Test]
    public void Priorities_do_not_overflow()
    {
        var filter = Documents.Read("""{"task_routing": {"priority_rules": [{"every": 1, "add": 2147483647}], "default_filter": {"queue": "q"}}}""").DefaultFilter!;
        Assert.That(filter.Age(int.MaxValue, TimeSpan.FromDays(14), Facts.Context()).Priority, Is.EqualTo(int.MaxValue));
    }

    [Test]
    public void An_instruction_of_the_list_form_is_a_filter_of_one_target()
    {
        var workflow = Documents.Read("""
            {"task_routing": {"instructions": [
              {"friendly_name": "Spanish", "expression": "language == 'es'", "priority": 10, "target_workers": "languages HAS 'es'"},
              {"expression": "1==1", "queue": "Everyone", "target_workers": "worker.level >= task.level"}]}}
            """);
        var first = workflow.Filters[0].Targets.Single();
        var second = workflow.Filters[1].Targets.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(workflow.MatchFilter(Facts.Context("""{"language": "es"}"""))!.FriendlyName, Is.EqualTo("Spanish"));
            Assert.That((first.Queue, first.QueueWorkers!.CanonicalKey, first.Priority), Is.EqualTo(((string?)null, "worker.languages HAS \"es\"", (int?)10)));
            Assert.That((second.Queue, second.QueueWorkers, second.Expression!.CanonicalKey), Is.EqualTo(("Everyone", (object?)null, "task.level <= worker.level")));
        }
    }

    [TestCase("\"preferred\"", ExpectedResult = 1)]
    [TestCase("\"secondary\"", ExpectedResult = 2)]
    [TestCase("\"last_resort\"", ExpectedResult = 3)]
    [TestCase("7", ExpectedResult = 7)]
    [TestCase("null", ExpectedResult = null)]
    public int? A_target_may_be_marked_for_reports(string preference) =>
        Documents.Read("""{"task_routing": {"default_filter": {"queue": "q", "preference": PREFERENCE}}}""".Replace("PREFERENCE", preference, StringComparison.Ordinal)).DefaultFilter!.Targets[0].Preference;

    [Test]
    public void A_workflow_may_be_fetched()
    {
        var workflow = Documents.Read("""{"task_routing_url": "https://example.com/route", "task_routing_method": "GET", "task_routing_mode": "stored_if_present", "task_routing_timeout": 3}""");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(workflow.Fetch, Is.EqualTo(new FetchInstruction("https://example.com/route", WebhookMethod.Get, FetchMode.StoredIfPresent, TimeSpan.FromSeconds(3))));
            Assert.That(workflow.HasRules, Is.False);
        }
    }

    [Test]
    public void A_fetched_document_brings_callbacks_but_no_address()
    {
        const string Json = """{"task_routing": {"default_filter": {"queue": "q"}}, "assignment_callback_url": "https://a.example/x", "fallback_assignment_callback_url": "https://b.example/x"}""";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(WorkflowConfiguration.TryParseFetched(Json, out var workflow, out _), Is.True);
            Assert.That((workflow!.AssignmentCallbackUrl, workflow.FallbackAssignmentCallbackUrl), Is.EqualTo(("https://a.example/x", "https://b.example/x")));
            Assert.That(WorkflowConfiguration.TryParseFetched("""{"task_routing_url": "https://example.com/again"}""", out _, out var problems), Is.False);
            Assert.That(problems.Single().Message, Is.EqualTo("a fetched document brings its rules itself"));
        }
    }
}
