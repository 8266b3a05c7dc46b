using System.Runtime.CompilerServices;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.CallQueues;
using WorkDistribution.Voice.CallQueues.Control;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.CallQueues;

public sealed class DequeueTests
{
    [Test]
    public async Task A_worker_is_rung_while_the_caller_hears_music_and_connected_on_answer()
    {
        await using var harness = await WaitingAsync();
        var dequeue = Control(harness).DequeueAsync(Order(harness) with { Record = true, StatusCallback = new(WebApp.Base + "/status", default, ["answered"]) }, default);
        var worker = await harness.Phones.NextCallAsync();
        worker.Alert();
        Assert.That((await Control(harness).FindAsync(CallHarness.Account, harness.TheCall.Sid, default))!.TaskSid, Is.EqualTo(harness.Tasks.TaskSid));
        Assert.That(harness.Media.Heard.TryNext(out _), Is.False, "nothing but the music that plays already");
        worker.PickUp();
        var bridged = (DequeueOutcome.Bridged)await dequeue;
        await HeardAsync(harness, "bridged");
        await harness.Media.Recordings.NextAsync();
        worker.HangUp();
        Assert.That(await bridged.Ended, Is.EqualTo(ConversationEnd.WorkerHungUp));
        await HeardAsync(harness, "say:after");
        await harness.IdleAsync();
        var leg = harness.Calls[bridged.WorkerCallSid];
        Assert.Multiple(() =>
        {
            Assert.That((leg.ParentCallSid, leg.Direction, leg.To), Is.EqualTo((harness.TheCall.Sid, CallDirection.OutboundDial, "sip:bob@phones.example")));
            Assert.That(harness.Tasks.Told.TryNext(out _), Is.False, "the task is the worker's");
            Assert.That(harness.Queues.Stays.Single().Result, Is.EqualTo("bridged"));
        });
    }

    [Test]
    public async Task The_callers_hang_up_ends_the_worker()
    {
        await using var harness = await WaitingAsync();
        var dequeue = Control(harness).DequeueAsync(Order(harness), default);
        var worker = await harness.Phones.NextCallAsync();
        worker.PickUp();
        var bridged = (DequeueOutcome.Bridged)await dequeue;
        Caller(harness).HangUp();
        Assert.That(await bridged.Ended, Is.EqualTo(ConversationEnd.CallerHungUp));
        await worker.EndedByUs;
        await harness.IdleAsync();
    }

    [TestCase(486, CallStatus.Busy)]
    [TestCase(480, CallStatus.NoAnswer)]
    [TestCase(404, CallStatus.Failed)]
    public async Task A_worker_who_is_not_reached_leaves_the_caller_waiting(int sip, CallStatus status)
    {
        await using var harness = await WaitingAsync();
        var dequeue = Control(harness).DequeueAsync(Order(harness), default);
        (await harness.Phones.NextCallAsync()).Refuse(sip);
        Assert.That(((DequeueOutcome.NotReached)await dequeue).Status, Is.EqualTo(status));
        Assert.That(await Control(harness).FindAsync(CallHarness.Account, harness.TheCall.Sid, default), Is.Not.Null);
        await EndAsync(harness);
    }

    [Test]
    public async Task A_worker_who_does_not_answer_in_time_is_given_up()
    {
        await using var harness = await WaitingAsync();
        var dequeue = Control(harness).DequeueAsync(Order(harness) with { Timeout = TimeSpan.FromSeconds(19) }, default);
        var worker = await harness.Phones.NextCallAsync();
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(19));
        await worker.EndedByUs;
        Assert.That(((DequeueOutcome.NotReached)await dequeue).Status, Is.EqualTo(CallStatus.NoAnswer));
        await EndAsync(harness);
    }

    [Test]
    public async Task A_caller_who_goes_ends_the_ringing_and_the_task_is_cancelled()
    {
        await using var harness = await WaitingAsync();
        var dequeue = Control(harness).DequeueAsync(Order(harness), default);
        var worker = await harness.Phones.NextCallAsync();
        Caller(harness).HangUp();
        await worker.EndedByUs;
        Assert.That(await dequeue, Is.EqualTo(new DequeueOutcome.CallerGone(harness.Calls.All.Single(c => c.ParentCallSid is not null).Sid, WorkerAnswered: false)));
        Assert.That(await harness.Tasks.Told.NextAsync(), Is.EqualTo("canceled hangup"));
        await harness.IdleAsync();
        Assert.That(await Control(harness).DequeueAsync(Order(harness), default), Is.EqualTo(new DequeueOutcome.CallerGone(null, WorkerAnswered: false)));
    }

    [Test]
    public async Task Cancelling_ends_the_ringing_and_the_caller_waits_on()
    {
        await using var harness = await WaitingAsync();
        using var cancel = new CancellationTokenSource();
        var dequeue = Control(harness).DequeueAsync(Order(harness), cancel.Token);
        var worker = await harness.Phones.NextCallAsync();
        await cancel.CancelAsync();
        await worker.EndedByUs;
        Assert.That(((DequeueOutcome.NotReached)await dequeue).Status, Is.EqualTo(CallStatus.Canceled));
        await EndAsync(harness);
    }

    [Test]
    public async Task A_worker_whose_answer_is_not_wanted_is_ended_and_the_caller_waits_on()
    {
        await using var harness = await WaitingAsync();
        var dequeue = Control(harness).DequeueAsync(Order(harness) with { Answered = (_, _) => ValueTask.FromResult(false) }, default);
        var worker = await harness.Phones.NextCallAsync();
        worker.PickUp();
        await worker.EndedByUs;
        Assert.That(((DequeueOutcome.NotReached)await dequeue).Status, Is.EqualTo(CallStatus.Canceled));
        await EndAsync(harness);
    }

    [Test]
    public async Task Of_two_workers_who_answer_one_gets_the_caller()
    {
        await using var harness = await WaitingAsync();
        var dequeues = new[] { Control(harness).DequeueAsync(Order(harness), default), Control(harness).DequeueAsync(Order(harness), default) };
        var workers = new[] { await harness.Phones.NextCallAsync(), await harness.Phones.NextCallAsync() };
        Parallel.ForEach(workers, worker => worker.PickUp());
        var outcomes = await Task.WhenAll(dequeues);
        Assert.That(outcomes.OfType<DequeueOutcome.Bridged>().Count(), Is.EqualTo(1));
        Assert.That(outcomes.OfType<DequeueOutcome.CallerGone>().Count(), Is.EqualTo(1));
        Caller(harness).HangUp();
        await Task.WhenAll(workers.Select(w => w.EndedByUs));
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_worker_led_elsewhere_by_REST_goes_on_there_and_the_caller_with_its_document()
    {
        await using var harness = await WaitingAsync();
        harness.App.Page("/elsewhere", "<Say>elsewhere</Say>");
        var dequeue = Control(harness).DequeueAsync(Order(harness), default);
        (await harness.Phones.NextCallAsync()).PickUp();
        var bridged = (DequeueOutcome.Bridged)await dequeue;
        await harness.Control.UpdateAsync(new UpdateCallCommand(CallHarness.Account, bridged.WorkerCallSid, new CallInstructions { Url = WebApp.Base + "/elsewhere" }), default);
        Assert.That(await bridged.Ended, Is.EqualTo(ConversationEnd.WorkerRedirected));
        await harness.IdleAsync();
        var heard = new List<string?>();
        while (harness.Media.Heard.TryNext(out var what))
        {
            heard.Add(what);
        }

        Assert.That(heard, Has.Member("say:elsewhere").And.Member("say:after"));
    }

    [TestCase("nobody", false)]
    [TestCase("client:bob", true)]
    public async Task A_contact_that_cannot_be_called_is_refused_and_one_not_registered_does_not_answer(string contact, bool known)
    {
        await using var harness = await WaitingAsync();
        var outcome = await Control(harness).DequeueAsync(Order(harness) with { To = contact }, default);
        Assert.That(outcome, known ? Is.EqualTo(new DequeueOutcome.NotReached(CallStatus.NoAnswer, null)) : Is.InstanceOf<DequeueOutcome.Refused>());
        await EndAsync(harness);
    }

    [Test]
    public async Task A_waiting_call_is_led_to_a_document_given_outright_and_keeps_its_task()
    {
        await using var harness = await WaitingAsync();
        var document = new CallInstructions { Document = "<Response><Say>in the room</Say></Response>" };
        Assert.That(await Control(harness).RedirectAsync(CallHarness.Account, harness.TheCall.Sid, document, keepsTask: true, default));
        await HeardAsync(harness, "say:in the room");
        await harness.IdleAsync();
        Assert.That(harness.Tasks.Told.TryNext(out _), Is.False);
        Assert.That(await Control(harness).RedirectAsync(CallHarness.Account, harness.TheCall.Sid, document, keepsTask: true, default), Is.False);
    }

    [Test]
    public async Task A_call_whose_task_is_over_goes_on_with_its_document()
    {
        await using var harness = await WaitingAsync();
        Assert.That(await Control(harness).ReleaseAsync(CallHarness.Account, harness.TheCall.Sid, default));
        await HeardAsync(harness, "say:after");
        await harness.IdleAsync();
        Assert.That(harness.Tasks.Told.TryNext(out _), Is.False);
        Assert.That(harness.Queues.Stays.Single().Result, Is.EqualTo("leave"));
    }

    [Test]
    public async Task Another_account_finds_nobody()
    {
        await using var harness = await WaitingAsync();
        var other = new AccountSid("AC00000000000000000000000000000002");
        Assert.That(await Control(harness).FindAsync(other, harness.TheCall.Sid, default), Is.Null);
        Assert.That(await Control(harness).ReleaseAsync(other, harness.TheCall.Sid, default), Is.False);
        Assert.That(await Control(harness).DequeueAsync(Order(harness) with { AccountSid = other }, default), Is.EqualTo(new DequeueOutcome.CallerGone(null, WorkerAnswered: false)));
        await EndAsync(harness);
    }

    private static readonly ConditionalWeakTable<CallHarness, FakeInviteSession> Callers = [];

    private static async Task<CallHarness> WaitingAsync()
    {
        var harness = new CallHarness();
        harness.App.Page("/voice", "<Enqueue workflowSid=\"WW00000000000000000000000000000001\"/><Say>after</Say>");
        Callers.Add(harness, harness.Call());
        await HeardAsync(harness, "tone:HoldMusic");
        return harness;
    }

    private static FakeInviteSession Caller(CallHarness harness) => Callers.TryGetValue(harness, out var caller) ? caller : throw new InvalidOperationException();

    private static async Task EndAsync(CallHarness harness)
    {
        Caller(harness).HangUp();
        await harness.IdleAsync();
        Assert.That(await harness.Tasks.Told.NextAsync(), Is.EqualTo("canceled hangup"));
    }

    private static ICallQueueControl Control(CallHarness harness) => harness.Get<ICallQueueControl>();

    private static DequeueOrder Order(CallHarness harness) => new() { AccountSid = CallHarness.Account, CallSid = harness.TheCall.Sid, To = "sip:bob@phones.example" };

    private static async Task HeardAsync(CallHarness harness, string what)
    {
        while (await harness.Media.Heard.NextAsync() != what)
        {
        }
    }
}
