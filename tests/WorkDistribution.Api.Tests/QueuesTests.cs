using System.Text.Json.Nodes;
using Moq;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.CallQueues;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Api.Tests;

/// <summary>Queues and those who wait in them.</summary>
public sealed class QueuesTests : ApiTest
{
    private static readonly QueueSid Queue = new("QU00000000000000000000000000000001");
    private static readonly CallSid Call = new("CA00000000000000000000000000000001");

    private Mock<ICallQueues> Queues => Host.Get<Mock<ICallQueues>>();

    private CallQueueView View => new(
        new CallQueue { Sid = Queue, AccountSid = Host.Main.Sid, FriendlyName = "support", MaxSize = 20, DateCreated = ApiHost.Now, DateUpdated = ApiHost.Now },
        3,
        TimeSpan.FromSeconds(12.9));

    private static QueueMemberView Member => new(Queue, Call, null, ApiHost.Now, 1, TimeSpan.FromSeconds(143.5));

    [Test]
    public async Task A_queue_is_made()
    {
        Queues.Setup(q => q.CreateAsync(Host.Main.Sid, "support", 20, It.IsAny<CancellationToken>())).ReturnsAsync(new CallQueueOutcome.Done(View));
        var made = await PostAsync("Queues.json", ("FriendlyName", "support"), ("MaxSize", "20"));
        Assert.Multiple(() =>
        {
            Assert.That(made.Status, Is.EqualTo(201));
            Assert.That((made["sid"], made["friendly_name"], made["max_size"], made["current_size"], made["average_wait_time"]), Is.EqualTo((Queue.Value, "support", "20", "3", "12")));
            Assert.That((made["date_created"], made["uri"]), Is.EqualTo(("Tue, 31 Aug 2010 20:36:28 +0000", $"/2010-04-01/Accounts/{Host.Main.Sid}/Queues/{Queue}.json")));
        });
    }

    [Test]
    public async Task Everything_wrong_with_a_new_queue_is_named()
    {
        var refused = await PostAsync("Queues.json", ("MaxSize", "5001"));
        Assert.That((refused.Status, refused.Code), Is.EqualTo((400, 20001)));
        Assert.That(refused["message"], Does.Contain("MaxSize").And.Contain("FriendlyName"));
        Assert.That((await PostAsync("Queues.json", ("FriendlyName", new string('x', 65)))).Code, Is.EqualTo(20001));
    }

    [Test]
    public async Task Refusals_have_their_codes()
    {
        Queues.Setup(q => q.CreateAsync(Host.Main.Sid, "taken", null, It.IsAny<CancellationToken>())).ReturnsAsync(new CallQueueOutcome.Refused(ErrorCatalogue.QueueNameTaken));
        Queues.Setup(q => q.DeleteAsync(Host.Main.Sid, Queue, It.IsAny<CancellationToken>())).ReturnsAsync(new CallQueueOutcome.Refused(ErrorCatalogue.ResourceInUse, "The queue is not empty"));
        Queues.Setup(q => q.UpdateAsync(Host.Main.Sid, Queue, null, 5, It.IsAny<CancellationToken>())).ReturnsAsync(new CallQueueOutcome.Refused(ErrorCatalogue.NotFound));
        var removed = await DeleteAsync($"Queues/{Queue}.json");
        Assert.Multiple(async () =>
        {
            Assert.That((await PostAsync("Queues.json", ("FriendlyName", "taken"))).Code, Is.EqualTo(22003));
            Assert.That((removed.Status, removed["message"]), Is.EqualTo((409, "The queue is not empty")));
            Assert.That((await PostAsync($"Queues/{Queue}.json", ("MaxSize", "5"))).Code, Is.EqualTo(20404));
            Assert.That((await GetAsync($"Queues/{Queue}.json")).Code, Is.EqualTo(20404));
            Assert.That((await GetAsync("Queues/support.json")).Code, Is.EqualTo(20404));
        });
    }

    [Test]
    public async Task Queues_are_listed_shown_changed_and_removed()
    {
        Queues.Setup(q => q.ListAsync(Host.Main.Sid, null, It.IsAny<PageRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(new Page<CallQueueView>([View], null));
        Queues.Setup(q => q.FindAsync(Host.Main.Sid, Queue, It.IsAny<CancellationToken>())).ReturnsAsync(View);
        Queues.Setup(q => q.UpdateAsync(Host.Main.Sid, Queue, "sales", null, It.IsAny<CancellationToken>())).ReturnsAsync(new CallQueueOutcome.Done(View));
        Queues.Setup(q => q.DeleteAsync(Host.Main.Sid, Queue, It.IsAny<CancellationToken>())).ReturnsAsync(new CallQueueOutcome.Done(View));
        var path = $"Queues/{Queue}.json";
        Assert.Multiple(async () =>
        {
            Assert.That(((JsonArray)(await GetAsync("Queues.json")).Json!["queues"]!).Single()!["sid"]!.ToString(), Is.EqualTo(Queue.Value));
            Assert.That((await GetAsync(path))["sid"], Is.EqualTo(Queue.Value));
            Assert.That((await PostAsync(path, ("FriendlyName", "sales"))).Status, Is.EqualTo(200));
            Assert.That((await DeleteAsync(path)).Status, Is.EqualTo(204));
        });
    }

    [Test]
    public async Task Members_are_listed_front_first_and_shown_by_call_or_as_the_front()
    {
        Queues.Setup(q => q.ListMembersAsync(Host.Main.Sid, Queue, It.IsAny<PageRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(new Page<QueueMemberView>([Member], "1"));
        Queues.Setup(q => q.FindMemberAsync(Host.Main.Sid, Queue, It.Is<CallSid?>(c => c == null || c == Call), It.IsAny<CancellationToken>())).ReturnsAsync(Member);
        var list = await GetAsync($"Queues/{Queue}/Members.json?PageSize=1");
        var front = await GetAsync($"Queues/{Queue}/Members/Front.json");
        Assert.Multiple(async () =>
        {
            Assert.That(((JsonArray)list.Json!["queue_members"]!).Count, Is.EqualTo(1));
            Assert.That(list["next_page_uri"], Is.EqualTo($"/2010-04-01/Accounts/{Host.Main.Sid}/Queues/{Queue}/Members.json?PageSize=1&Page=1&PageToken=1"));
            Assert.That((front["call_sid"], front["queue_sid"], front["position"], front["wait_time"]), Is.EqualTo((Call.Value, Queue.Value, "1", "143")));
            Assert.That((front["date_enqueued"], front["uri"]), Is.EqualTo(("Tue, 31 Aug 2010 20:36:28 +0000", $"/2010-04-01/Accounts/{Host.Main.Sid}/Queues/{Queue}/Members/{Call}.json")));
            Assert.That((await GetAsync($"Queues/{Queue}/Members/{Call}.json")).Status, Is.EqualTo(200));
            Assert.That((await GetAsync($"Queues/{Queue}/Members/front.json")).Status, Is.EqualTo(404));
            Assert.That((await GetAsync("Queues/QU00000000000000000000000000000002/Members.json")).Status, Is.EqualTo(404));
            Assert.That((await DeleteAsync($"Queues/{Queue}/Members/{Call}.json")).Status, Is.EqualTo(405));
        });
    }

    [Test]
    public async Task Changing_a_member_takes_it_out_of_the_queue()
    {
        CallInstructions? instructions = null;
        Queues.Setup(q => q.DequeueAsync(Host.Main.Sid, Queue, null, It.IsAny<CallInstructions>(), It.IsAny<CancellationToken>()))
            .Callback((AccountSid _, QueueSid _, CallSid? _, CallInstructions given, CancellationToken _) => instructions = given)
            .ReturnsAsync(Member);
        var path = $"Queues/{Queue}/Members/Front.json";
        Assert.That((await PostAsync(path)).Code, Is.EqualTo(21205));
        Assert.That((await PostAsync(path, ("Url", "ftp://x"))).Code, Is.EqualTo(21205));
        Assert.That((await PostAsync(path, ("Url", "https://example.com/next"), ("Method", "PUT"))).Code, Is.EqualTo(21403));
        Assert.That(instructions, Is.Null);
        Assert.That((await PostAsync(path, ("Url", "https://example.com/next"), ("Method", "GET")))["call_sid"], Is.EqualTo(Call.Value));
        Assert.That((instructions!.Url, instructions.Method), Is.EqualTo(("https://example.com/next", WebhookMethod.Get)));
    }
}
