using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Callbacks;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Events.Callbacks;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Testing;

namespace WorkDistribution.TaskRouting.Tests.Callbacks;

internal sealed class EventFeedTests
{
    private static readonly AccountSid Acme = new("AC" + new string('a', 32));
    private static readonly WorkspaceSid Office = new("WS" + new string('1', 32));

    private readonly ManualTimeProvider _clock = new();
    private readonly EventCallbackOptions _options = new();
    private FakeWebhooks _webhooks = null!;
    private FakeNotices _notices = null!;
    private FakeOutbox _outbox = null!;
    private EventFeed _feed = null!;

    [SetUp]
    public void SetUp()
    {
        (_webhooks, _notices, _outbox) = (new(), new(), new());
        _feed = Start("https://example.com/events");
    }

    [TearDown]
    public async Task TearDown() => await _feed.DisposeAsync();

    [Test]
    public async Task An_event_is_told_with_its_data_in_Pascal_case_and_taken_out()
    {
        _outbox.Add(Record(1, "a"));
        _feed.Look();
        var request = await _webhooks.NextAsync();
        await _outbox.EmptyAsync();
        Assert.That(request, Has.Property("Url").EqualTo("https://example.com/events").And.Property("AccountSid").EqualTo(Acme));
        Assert.That(request.Parameters.ToDictionary(static p => p.Key, static p => p.Value), Is.EquivalentTo(new Dictionary<string, string>
        {
            ["Sid"] = "EV" + 1.ToString("x32", CultureInfo.InvariantCulture),
            ["EventType"] = "task.updated",
            ["EventDescription"] = "Task updated",
            ["Timestamp"] = "1773478800",
            ["TimestampMs"] = "1773478800000",
            ["AccountSid"] = Acme.Value,
            ["WorkspaceSid"] = Office.Value,
            ["ResourceType"] = "task",
            ["ResourceSid"] = "WTa",
            ["TaskSid"] = "WTa",
            ["TaskAttributes"] = """{"skill":"x"}""",
        }));
    }

    [Test]
    public async Task Events_of_one_task_are_told_in_order_and_another_task_does_not_wait_for_them()
    {
        var held = new TaskCompletionSource();
        _webhooks.Answer = async request =>
        {
            if (FakeWebhooks.Value(request, "TaskSid") == "WTa")
            {
                await held.Task;
            }

            return FakeWebhooks.Ok("");
        };
        _outbox.Add(Record(1, "a"), Record(2, "a"), Record(3, "b"), Record(4, "b"));
        _feed.Look();
        var first = new[] { await NumberAsync(), await NumberAsync(), await NumberAsync() };
        Assert.That(first, Is.EquivalentTo(new[] { 1, 3, 4 }));
        held.SetResult();
        Assert.That(await NumberAsync(), Is.EqualTo(2));
        await _outbox.EmptyAsync();
    }

    [Test]
    public async Task What_cannot_be_told_is_tried_again_after_growing_waits()
    {
        var attempts = 0;
        _webhooks.Answer = _ => Task.FromResult(++attempts < 4 ? FakeWebhooks.Failed(503) : FakeWebhooks.Ok(""));
        _outbox.Add(Record(1, "a"));
        _feed.Look();
        await _webhooks.NextAsync();
        foreach (var wait in (int[])[1, 2, 4])
        {
            await Limits.UntilAsync(() => Task.FromResult(_clock.NextDue), due => due == _clock.GetUtcNow().AddSeconds(wait), $"a wait of {wait} s");
            Assert.That(_webhooks.TryNext(), Is.False);
            _clock.Advance(TimeSpan.FromSeconds(wait));
            await _webhooks.NextAsync();
        }

        await _outbox.EmptyAsync();
    }

    [Test]
    public async Task What_is_too_old_or_refused_for_what_it_is_is_given_up_and_noted()
    {
        _webhooks.Answer = request => Task.FromResult(FakeWebhooks.Failed(FakeWebhooks.Value(request, "TaskSid") == "WTa" ? 404 : 503));
        _outbox.Add(Record(1, "a"), Record(2, "b"));
        _clock.Advance(_options.GiveUpAfter);
        _feed.Look();
        var notices = new[] { (await _notices.NextAsync()).Message, (await _notices.NextAsync()).Message };
        Assert.That(notices, Has.All.Contain("was given up"));
        await _outbox.EmptyAsync();
    }

    [Test]
    public async Task More_than_the_window_goes_through_it()
    {
        _outbox.Add([.. Enumerable.Range(1, 2000).Select(number => Record(number, (number % 7).ToString(CultureInfo.InvariantCulture)))]);
        _feed.Look();
        await _outbox.EmptyAsync();
        var numbers = new List<int>();
        for (var i = 0; i < 2000; i++)
        {
            numbers.Add(await NumberAsync());
        }

        Assert.That(numbers, Is.Unique);
        foreach (var task in numbers.GroupBy(static number => number % 7))
        {
            Assert.That(task, Is.Ordered);
        }
    }

    [Test]
    public async Task Without_an_address_what_is_left_is_taken_out_untold()
    {
        await _feed.DisposeAsync();
        _outbox.Add(Record(1, "a"), Record(2, "b"));
        _feed = Start(null);
        _feed.Look();
        await _outbox.EmptyAsync();
        Assert.That(_webhooks.TryNext(), Is.False);
    }

    private async Task<int> NumberAsync() => int.Parse(FakeWebhooks.Value(await _webhooks.NextAsync(), "Sid").AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private EventFeed Start(string? url)
    {
        var now = _clock.GetUtcNow();
        var workspace = new Workspace
        {
            Sid = Office,
            AccountSid = Acme,
            FriendlyName = "Office",
            DateCreated = now,
            DateUpdated = now,
            DefaultActivitySid = default,
            TimeoutActivitySid = default,
            EventCallbackUrl = url,
        };
        return new EventFeed(Office, workspace, new EventFeedServices(_outbox, _webhooks, _notices, Options.Create(_options), new CallbackMetrics(), new CallbackClock(_clock, NullLogger.Instance)));
    }

    private EventRecord Record(int number, string task) => new()
    {
        Sid = new EventSid("EV" + number.ToString("x32", CultureInfo.InvariantCulture)),
        Number = number,
        AccountSid = Acme,
        WorkspaceSid = Office,
        Type = EventType.TaskUpdated,
        Time = _clock.GetUtcNow(),
        Description = "Task updated",
        ResourceType = "task",
        ResourceSid = "WT" + task,
        ActorType = "workspace",
        TaskSid = new TaskSid("WT" + task),
        Data = $$"""{"workspace_sid": "{{Office}}", "task_sid": "WT{{task}}", "task_attributes": "{\"skill\":\"x\"}"}""",
    };
}
