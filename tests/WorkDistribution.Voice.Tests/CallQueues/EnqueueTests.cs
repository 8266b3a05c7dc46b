using System.Runtime.CompilerServices;
using System.Text.Json;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.CallQueues;
using WorkDistribution.Voice.CallQueues.Control;
using WorkDistribution.Voice.CallQueues.Tasks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.CallQueues;

public sealed class EnqueueTests
{
    private const string Agent = "+15550200";
    private const string Workflow = "WW00000000000000000000000000000001";

    private static readonly ConditionalWeakTable<CallHarness, List<WebApp.Form>> PassedOver = [];

    [Test]
    public async Task A_caller_waits_with_music_and_the_one_who_dials_the_queue_is_connected()
    {
        await using var harness = Harness("<Enqueue action=\"/left\">support</Enqueue>", "<Dial action=\"/dialled\"><Queue>support</Queue></Dial>");
        var caller = harness.Call();
        await HeardAsync(harness, "tone:HoldMusic");
        harness.Clock.Advance(TimeSpan.FromSeconds(30));
        var agent = harness.Call(Agent);
        await HeardAsync(harness, "bridged");
        harness.Clock.Advance(TimeSpan.FromSeconds(12));
        agent.HangUp();
        var dialled = await AskedAsync(harness, "/dialled");
        var left = await AskedAsync(harness, "/left");
        await caller.EndedByUs;
        await harness.IdleAsync();
        Assert.Multiple(() =>
        {
            Assert.That((left["QueueResult"], left["QueueTime"], left["QueueSid"]), Is.EqualTo(("bridged", "30", harness.Queues.All.Single().Sid.Value)));
            Assert.That((dialled["DialCallStatus"], dialled["DialBridged"], dialled["DialCallDuration"]), Is.EqualTo(("completed", "true", "12")));
            Assert.That(dialled["DialCallSid"], Is.EqualTo(left["CallSid"]));
            Assert.That(harness.Queues.Stays.Single().Result, Is.EqualTo("bridged"));
        });
    }

    [Test]
    public async Task The_wait_document_is_run_again_and_again_with_place_and_time()
    {
        await using var harness = Harness("<Enqueue waitUrl=\"/wait\" maxQueueSize=\"9\">support</Enqueue>");
        harness.Media.Waits.Add("say:please wait");
        harness.App.Page("/wait", "<Say>please wait</Say>");
        var first = harness.Call();
        var asked = await AskedAsync(harness, "/wait");
        Assert.That(
            (asked["QueuePosition"], asked["CurrentQueueSize"], asked["QueueTime"], asked["AvgQueueTime"], asked["MaxQueueSize"]),
            Is.EqualTo(("1", "1", "0", "0", "9")));
        harness.Clock.Advance(TimeSpan.FromSeconds(20));
        var second = harness.Call(from: "sip:+15550112@trunk.test");
        asked = await AskedAsync(harness, "/wait");
        Assert.That(
            (asked["From"], asked["QueuePosition"], asked["CurrentQueueSize"], asked["QueueTime"], asked["AvgQueueTime"]),
            Is.EqualTo(("+15550112", "2", "2", "0", "10")));

        first.HangUp();
        await EventuallyAsync(() => harness.Queues.Stays.Any(s => s.Result == "hangup"));
        harness.Clock.Advance(TimeSpan.FromSeconds(5));
        harness.Media.Sessions[^1].EndPlayback();
        asked = await AskedAsync(harness, "/wait");
        Assert.That((asked["QueuePosition"], asked["CurrentQueueSize"], asked["QueueTime"], asked["AvgQueueTime"]), Is.EqualTo(("1", "1", "5", "5")));
        second.HangUp();
        await harness.IdleAsync();
    }

    [Test]
    public async Task An_empty_wait_document_is_no_storm_of_requests()
    {
        await using var harness = Harness("<Enqueue waitUrl=\"/wait\">support</Enqueue>");
        harness.App.Page("/wait", "");
        var caller = harness.Call();
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(1));
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(1));
        caller.HangUp();
        await harness.IdleAsync();
        Assert.That(harness.App.All.Count(r => r.Url.EndsWith("/wait", StringComparison.Ordinal)), Is.InRange(11, 13));
    }

    [Test]
    public async Task An_application_that_fails_does_not_lose_its_callers()
    {
        await using var harness = Harness("<Enqueue waitUrl=\"/wait\">support</Enqueue>");
        harness.App.On("/wait", _ => WebApp.Failure());
        var caller = harness.Call();
        await HeardAsync(harness, "tone:HoldMusic");
        harness.Media.Waits.Add("say:back");
        harness.App.Page("/wait", "<Say>back</Say>");
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(30));
        await HeardAsync(harness, "say:back");
        caller.HangUp();
        await harness.IdleAsync();
        Assert.That(harness.Notifications.All.Select(n => n.ErrorCode), Has.Member(ErrorCatalogue.HttpRetrievalFailure.Code));
    }

    [Test]
    public async Task Leave_goes_on_with_the_action()
    {
        await using var harness = Harness("<Enqueue waitUrl=\"/wait\" action=\"/left\">support</Enqueue>");
        harness.App.Page("/wait", "<Say>hello</Say><Leave/><Say>never</Say>");
        harness.App.Page("/left", "<Say>left</Say>");
        harness.Call();
        var left = await AskedAsync(harness, "/left");
        await HeardAsync(harness, "say:left");
        await harness.IdleAsync();
        Assert.That(left["QueueResult"], Is.EqualTo("leave"));
    }

    [Test]
    public async Task Without_an_action_the_document_goes_on_after_the_queue()
    {
        await using var harness = Harness("<Enqueue waitUrl=\"/wait\">support</Enqueue><Say>after</Say>");
        harness.App.Page("/wait", "<Leave/>");
        harness.Call();
        await HeardAsync(harness, "say:after");
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_key_in_the_wait_document_leads_to_its_action_and_then_back_to_the_wait()
    {
        await using var harness = Harness("<Enqueue waitUrl=\"/wait\">support</Enqueue>");
        harness.Media.Waits.Add("say:press one");
        harness.App.Page("/wait", "<Gather numDigits=\"1\" action=\"/key\"><Say>press one</Say></Gather>");
        harness.App.Page("/key", "<Say>thanks</Say>");
        var caller = harness.Call();
        await HeardAsync(harness, "say:press one");
        harness.Media.Sessions[0].Press('1');
        var key = await AskedAsync(harness, "/key");
        Assert.That((key["Digits"], key["QueuePosition"]), Is.EqualTo(("1", "1")));
        await HeardAsync(harness, "say:thanks");
        await HeardAsync(harness, "say:press one");
        caller.HangUp();
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_verb_that_a_waiting_call_cannot_run_is_skipped_with_a_warning()
    {
        await using var harness = Harness("<Enqueue waitUrl=\"/wait\">support</Enqueue>");
        harness.Media.Waits.Add("say:still here");
        harness.App.Page("/wait", "<Dial>+15550300</Dial><Say>still here</Say>");
        var caller = harness.Call();
        await HeardAsync(harness, "say:still here");
        caller.HangUp();
        await harness.IdleAsync();
        Assert.That(harness.Notifications.All.Single().ErrorCode, Is.EqualTo(ErrorCatalogue.VerbNotSupported.Code));
    }

    [Test]
    public async Task A_hang_up_is_told_to_the_action()
    {
        await using var harness = Harness("<Enqueue action=\"/left\">support</Enqueue>");
        var caller = harness.Call();
        await HeardAsync(harness, "tone:HoldMusic");
        harness.Clock.Advance(TimeSpan.FromSeconds(7));
        caller.HangUp();
        await harness.IdleAsync();
        var left = await AskedAsync(harness, "/left");
        Assert.That((left["QueueResult"], left["QueueTime"], left["CallStatus"]), Is.EqualTo(("hangup", "7", "completed")));
        Assert.That((await QueueAsync(harness)).CurrentSize, Is.Zero);
    }

    [Test]
    public async Task A_Hangup_in_the_wait_document_ends_the_call_and_is_told()
    {
        await using var harness = Harness("<Enqueue waitUrl=\"/wait\" action=\"/left\">support</Enqueue>");
        harness.App.Page("/wait", "<Hangup/>");
        await harness.Call().EndedByUs;
        var left = await AskedAsync(harness, "/left");
        await harness.IdleAsync();
        Assert.That(left["QueueResult"], Is.EqualTo("hangup"));
    }

    [Test]
    public async Task A_full_queue_is_told_at_once()
    {
        await using var harness = Harness("<Enqueue maxQueueSize=\"1\" action=\"/left\">support</Enqueue>");
        var first = harness.Call();
        await HeardAsync(harness, "tone:HoldMusic");
        var second = harness.Call();
        var left = await AskedAsync(harness, "/left");
        await second.EndedByUs;
        Assert.That((left["QueueResult"], left["QueueSid"], left["QueueTime"]), Is.EqualTo(("queue-full", (string?)null, (string?)null)));
        first.HangUp();
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_redirect_by_REST_takes_the_call_out_and_is_told_without_following_the_answer()
    {
        await using var harness = Harness("<Enqueue action=\"/left\">support</Enqueue>");
        harness.App.Page("/left", "<Say>never</Say>");
        harness.App.Page("/elsewhere", "<Say>elsewhere</Say>");
        harness.Call();
        await HeardAsync(harness, "tone:HoldMusic");
        await harness.Control.UpdateAsync(new UpdateCallCommand(CallHarness.Account, harness.TheCall.Sid, new CallInstructions { Url = WebApp.Base + "/elsewhere" }), default);
        await HeardAsync(harness, "say:elsewhere");
        await harness.IdleAsync();
        var left = await AskedAsync(harness, "/left");
        Assert.That(left["QueueResult"], Is.EqualTo("redirected"));
        Assert.That(harness.Media.Heard.TryNext(out _), Is.False);
    }

    [Test]
    public async Task A_bridged_caller_who_is_redirected_leaves_the_agent_to_its_document()
    {
        await using var harness = Harness("<Enqueue action=\"/left\">support</Enqueue>", "<Dial action=\"/dialled\"><Queue>support</Queue></Dial>");
        harness.App.Page("/elsewhere", "<Say>elsewhere</Say>");
        harness.Call();
        await HeardAsync(harness, "tone:HoldMusic");
        var sid = harness.TheCall.Sid;
        harness.Call(Agent);
        await HeardAsync(harness, "bridged");
        await harness.Control.UpdateAsync(new UpdateCallCommand(CallHarness.Account, sid, new CallInstructions { Url = WebApp.Base + "/elsewhere" }), default);
        await HeardAsync(harness, "say:elsewhere");
        await harness.IdleAsync();
        Assert.That((await AskedAsync(harness, "/left"))["QueueResult"], Is.EqualTo("redirected-from-bridged"));
        Assert.That(harness.App.All.Select(r => r.Url), Has.Some.EndsWith("/dialled"));
    }

    [Test]
    public async Task The_queued_caller_hears_the_whisper_before_being_connected()
    {
        await using var harness = Harness("<Enqueue>support</Enqueue>", "<Dial><Queue url=\"/whisper\">support</Queue></Dial>");
        harness.App.Page("/whisper", "<Say>you will be recorded</Say>");
        var caller = harness.Call();
        await HeardAsync(harness, "tone:HoldMusic");
        harness.Clock.Advance(TimeSpan.FromSeconds(3));
        var agent = harness.Call(Agent);
        var whisper = await AskedAsync(harness, "/whisper");
        await HeardAsync(harness, "say:you will be recorded");
        await HeardAsync(harness, "bridged");
        caller.HangUp();
        await agent.EndedByUs;
        await harness.IdleAsync();
        Assert.That((whisper["From"], whisper["QueueTime"]), Is.EqualTo(("+15550111", "3")));
        Assert.That(whisper["DequeingCallSid"], Is.EqualTo(harness.Calls.All.Single(c => c.To == Agent).Sid.Value));
    }

    [Test]
    public async Task An_agent_who_goes_during_the_whisper_leaves_the_caller_in_its_old_place()
    {
        await using var harness = Harness("<Enqueue waitUrl=\"/wait\">support</Enqueue>", "<Dial><Queue url=\"/whisper\">support</Queue></Dial>");
        harness.Media.Waits.Add("say:wait");
        harness.Media.Waits.Add("say:one moment");
        harness.App.Page("/wait", "<Say>wait</Say>");
        harness.App.Page("/whisper", "<Say>one moment</Say>");
        var first = harness.Call();
        await HeardAsync(harness, "say:wait");
        var second = harness.Call(from: "sip:+15550112@trunk.test");
        await HeardAsync(harness, "say:wait");
        var agent = harness.Call(Agent);
        await HeardAsync(harness, "say:one moment");
        agent.HangUp();
        await HeardAsync(harness, "say:wait");
        var members = await harness.Get<ICallQueues>().ListMembersAsync(CallHarness.Account, harness.Queues.All.Single().Sid, new(), default);
        Assert.That(members!.Items.Select(m => harness.Calls[m.CallSid].From), Is.EqualTo(new[] { "+15550111", "+15550112" }));
        first.HangUp();
        second.HangUp();
        await harness.IdleAsync();
    }

    [Test]
    public async Task Who_dials_an_empty_queue_waits_for_the_next_caller()
    {
        await using var harness = Harness("<Enqueue>support</Enqueue>", "<Dial><Queue>support</Queue></Dial>");
        await harness.Get<ICallQueues>().CreateAsync(CallHarness.Account, "support", null, default);
        var agent = harness.Call(Agent);
        await HeardAsync(harness, "tone:Ringback");
        var caller = harness.Call();
        await HeardAsync(harness, "bridged");
        caller.HangUp();
        await agent.EndedByUs;
        await harness.IdleAsync();
    }

    [Test]
    public async Task Who_dials_an_empty_queue_in_vain_is_told_no_answer_and_a_queue_that_is_not_there_failed()
    {
        await using var harness = Harness("", "<Dial timeout=\"17\" action=\"/dialled\"><Queue>support</Queue></Dial>");
        harness.Call(Agent);
        Assert.That((await AskedAsync(harness, "/dialled"))["DialCallStatus"], Is.EqualTo("failed"));
        await harness.IdleAsync();
        await harness.Get<ICallQueues>().CreateAsync(CallHarness.Account, "support", null, default);
        harness.Call(Agent);
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(17));
        Assert.That((await AskedAsync(harness, "/dialled"))["DialCallStatus"], Is.EqualTo("no-answer"));
        await harness.IdleAsync();
    }

    [Test]
    public async Task Callers_are_taken_in_the_order_of_their_arrival()
    {
        await using var harness = Harness("<Enqueue>support</Enqueue>", "<Dial><Queue>support</Queue></Dial>");
        var callers = new List<FakeInviteSession>();
        for (var i = 1; i <= 3; i++)
        {
            callers.Add(harness.Call(from: $"sip:+1555011{i}@trunk.test"));
            await HeardAsync(harness, "tone:HoldMusic");
        }

        foreach (var caller in callers)
        {
            var agent = harness.Call(Agent);
            await HeardAsync(harness, "bridged");
            caller.HangUp();
            await agent.EndedByUs;
        }

        await harness.IdleAsync();
        Assert.That(harness.Queues.Stays.Select(s => s.Result), Is.All.EqualTo("bridged"));
    }

    [Test]
    public async Task REST_takes_the_front_and_each_caller_once()
    {
        await using var harness = Harness("<Enqueue action=\"/left\">support</Enqueue>");
        harness.App.Page("/agent", "<Say>taken</Say>");
        harness.Call();
        await HeardAsync(harness, "tone:HoldMusic");
        var queues = harness.Get<ICallQueues>();
        var queue = harness.Queues.All.Single().Sid;
        var instructions = new CallInstructions { Url = WebApp.Base + "/agent" };
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => queues.DequeueAsync(CallHarness.Account, queue, i % 2 == 0 ? null : harness.TheCall.Sid, instructions, default)));
        await HeardAsync(harness, "say:taken");
        await harness.IdleAsync();
        Assert.That(taken.Count(m => m is not null), Is.EqualTo(1));
        Assert.That(taken.Single(m => m is not null)!.Position, Is.EqualTo(1));
        Assert.That((await AskedAsync(harness, "/left"))["QueueResult"], Is.EqualTo("redirected"));
    }

    [Test]
    public async Task A_queue_with_callers_cannot_be_removed_and_an_empty_one_can()
    {
        await using var harness = Harness("<Enqueue>support</Enqueue>");
        var caller = harness.Call();
        await HeardAsync(harness, "tone:HoldMusic");
        var queues = harness.Get<ICallQueues>();
        var queue = harness.Queues.All.Single().Sid;
        Assert.That(await queues.DeleteAsync(CallHarness.Account, queue, default), Is.InstanceOf<CallQueueOutcome.Refused>());
        caller.HangUp();
        await harness.IdleAsync();
        Assert.That(await queues.DeleteAsync(CallHarness.Account, queue, default), Is.InstanceOf<CallQueueOutcome.Done>());
        caller = harness.Call();
        await HeardAsync(harness, "tone:HoldMusic");
        Assert.That(harness.Queues.All.Single().Sid, Is.Not.EqualTo(queue));
        caller.HangUp();
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_call_becomes_a_task_with_its_properties_and_the_task_is_cancelled_when_the_caller_hangs_up()
    {
        await using var harness = Harness($"<Enqueue workflowSid=\"{Workflow}\" action=\"/left\"><Task priority=\"5\" timeout=\"90\">{{\"skill\":\"es\",\"call_sid\":\"x\",\"from\":\"me\"}}</Task></Enqueue>");
        var caller = harness.Call();
        var order = await harness.Tasks.Created.NextAsync();
        await HeardAsync(harness, "tone:HoldMusic");
        caller.HangUp();
        await harness.IdleAsync();
        using var attributes = JsonDocument.Parse(order.Attributes);
        string? Attribute(string name) => attributes.RootElement.GetProperty(name).GetString();
        Assert.Multiple(async () =>
        {
            Assert.That((order.WorkflowSid.Value, order.Priority, order.Timeout), Is.EqualTo((Workflow, 5, TimeSpan.FromSeconds(90))));
            Assert.That((Attribute("skill"), Attribute("call_sid"), Attribute("from"), Attribute("caller")), Is.EqualTo(("es", harness.TheCall.Sid.Value, "me", "+15550111")));
            Assert.That(
                (Attribute("direction"), Attribute("api_version"), Attribute("call_status"), Attribute("from_country"), Attribute("called_zip")),
                Is.EqualTo(("inbound", "2010-04-01", "in-progress", "US", "")));
            Assert.That(await harness.Tasks.Told.NextAsync(), Is.EqualTo("canceled hangup"));
            Assert.That((await AskedAsync(harness, "/left"))["TaskSid"], Is.EqualTo(harness.Tasks.TaskSid.Value));
            Assert.That(harness.Queues.All.Single().FriendlyName, Is.EqualTo(Workflow));
            Assert.That(harness.Queues.Stays.Single().TaskSid, Is.EqualTo(harness.Tasks.TaskSid));
        });
    }

    [TestCase("[1]")]
    [TestCase("{\"a\":")]
    [TestCase("{\"a\":1,\"a\":2}")]
    public async Task Unusable_attributes_are_an_error(string attributes)
    {
        await using var harness = Harness($"<Enqueue workflowSid=\"{Workflow}\" action=\"/left\"><Task>{attributes}</Task></Enqueue>");
        harness.Call();
        Assert.That((await AskedAsync(harness, "/left"))["QueueResult"], Is.EqualTo("error"));
        await harness.IdleAsync();
        Assert.That(harness.Notifications.All.Select(n => n.ErrorCode), Has.Member(ErrorCatalogue.EnqueueAttributesInvalid.Code));
    }

    [Test]
    public async Task A_workflow_that_refuses_is_an_error_and_work_distribution_that_fails_a_system_error()
    {
        await using var harness = Harness($"<Enqueue workflowSid=\"{Workflow}\" action=\"/left\"/>");
        harness.Tasks.Refusal = new CallTaskOutcome.Refused(ErrorCatalogue.NotFound, "no such workflow");
        harness.Call();
        Assert.That((await AskedAsync(harness, "/left"))["QueueResult"], Is.EqualTo("error"));
        harness.Tasks.Failure = new InvalidOperationException("down");
        harness.Call();
        Assert.That((await AskedAsync(harness, "/left"))["QueueResult"], Is.EqualTo("system-error"));
        await harness.IdleAsync();
        Assert.That((await QueueAsync(harness)).CurrentSize, Is.Zero);
    }

    [Test]
    public async Task Dialling_a_reservation_accepts_it_connects_its_caller_and_tells_the_end()
    {
        await using var harness = Harness($"<Enqueue workflowSid=\"{Workflow}\"/>");
        var caller = harness.Call();
        await HeardAsync(harness, "tone:HoldMusic");
        var reservation = harness.Tasks.Reserve(harness.TheCall.Sid);
        const string Activity = "WA00000000000000000000000000000001";
        harness.App.Page("/agent", $"<Dial><Queue reservationSid=\"{reservation}\" postWorkActivitySid=\"{Activity}\"/></Dial>");
        var agent = harness.Call(Agent);
        await HeardAsync(harness, "bridged");
        Assert.That(await harness.Tasks.Told.NextAsync(), Is.EqualTo("bridged"));
        agent.HangUp();
        await caller.EndedByUs;
        await harness.IdleAsync();
        Assert.That(await harness.Tasks.Told.NextAsync(), Is.EqualTo($"ended WorkerHungUp {Activity}"));
        Assert.That(harness.Tasks.Told.TryNext(out _), Is.False, "the task is the worker's and not cancelled");
    }

    [Test]
    public async Task A_reservation_whose_caller_is_gone_is_told_as_such()
    {
        await using var harness = Harness("");
        var reservation = harness.Tasks.Reserve(new CallSid("CA00000000000000000000000000000009"));
        harness.App.Page("/agent", $"<Dial action=\"/dialled\"><Queue reservationSid=\"{reservation}\"/></Dial>");
        harness.Call(Agent);
        Assert.That((await AskedAsync(harness, "/dialled"))["DialCallStatus"], Is.EqualTo("failed"));
        Assert.That(await harness.Tasks.Told.NextAsync(), Is.EqualTo("ended NeverBegan"));
        await harness.IdleAsync();
    }

    [Test]
    public async Task Stays_that_were_open_when_the_server_died_are_closed_and_their_tasks_too()
    {
        await using var harness = Harness("");
        await harness.Queues.SaveStayAsync(
            new QueueStay
            {
                CallSid = new CallSid("CA00000000000000000000000000000009"),
                AccountSid = CallHarness.Account,
                QueueSid = new QueueSid("QU00000000000000000000000000000009"),
                TaskSid = harness.Tasks.TaskSid,
                EnteredAt = default,
            },
            default);
        await harness.Runtime.StartAsync(default);
        Assert.That(harness.Queues.Stays.Single().Result, Is.EqualTo("server-restarted"));
        Assert.That(await harness.Tasks.Told.NextAsync(), Is.EqualTo($"closed {harness.Tasks.TaskSid} server-restarted"));
    }

    private static CallHarness Harness(string caller, string agent = "")
    {
        var harness = new CallHarness();
        harness.App.Page("/voice", caller);
        harness.App.Page("/agent", agent);
        harness.App.Page("/left", "");
        harness.App.Page("/dialled", "");
        var number = harness.Numbers.All[0];
        harness.Numbers.All.Add(number with { Sid = new RandomSidSource().New<PhoneNumberSid>(), PhoneNumber = Agent, Voice = number.Voice with { VoiceUrl = WebApp.Base + "/agent" } });
        return harness;
    }

    private static async Task<CallQueueView> QueueAsync(CallHarness harness) =>
        (await harness.Get<ICallQueues>().FindAsync(CallHarness.Account, harness.Queues.All.Single().Sid, default))!;

    private static async Task HeardAsync(CallHarness harness, string what)
    {
        while (await harness.Media.Heard.NextAsync() != what)
        {
        }
    }

    /// <summary>The next request for a path; those for others are kept for whoever asks for them: two calls ask at once, in any order.</summary>
    private static async Task<WebApp.Form> AskedAsync(CallHarness harness, string path)
    {
        var passedOver = PassedOver.GetOrCreateValue(harness);
        while (true)
        {
            if (passedOver.Find(form => form.Path == path) is { } asked)
            {
                passedOver.Remove(asked);
                return asked;
            }

            passedOver.Add(await harness.App.NextAsync());
        }
    }

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Signals<int>.Limit);
        while (!condition())
        {
            await Task.Yield();
            limit.Token.ThrowIfCancellationRequested();
        }
    }
}
