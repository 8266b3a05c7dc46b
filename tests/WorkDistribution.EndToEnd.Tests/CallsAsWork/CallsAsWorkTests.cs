using System.Globalization;
using System.Text.Json;
using WorkDistribution.EndToEnd.Tests.Sipp;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Tones;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Testing;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;
using WorkDistribution.Testing.Programs;
using WorkDistribution.Testing.Servers;
using WorkDistribution.Testing.Webhooks;

namespace WorkDistribution.EndToEnd.Tests.CallsAsWork;

/// <summary>Callers who wait as tasks and the people whom work distribution finds for them, with real telephones: who is rung, who hears whom, what becomes of task, offer and worker.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class CallsAsWorkTests : EndToEndFixture
{
    private const double CallerTone = 440;
    private const double AgentTone = 820;

    private readonly List<SipPhone> _phones = [];

    [OneTimeTearDown]
    public async Task HangUpAsync()
    {
        foreach (var phone in _phones)
        {
            await phone.DisposeAsync();
        }
    }

    [Test]
    public async Task A_caller_waits_with_music_for_somebody_with_the_skill_and_both_hear_each_other()
    {
        const string Domain = "work.test";
        const string Password = "Secret7words";
        Needs.Program("baresip");
        await Server.AddSipDomainAsync(Domain, App.Url("/nobody"), Password, "5001");
        await using var agent = await Baresip.StartAsync(new BaresipOptions { Server = Server.Sip, Domain = Domain, User = "5001", Password = Password, Speech = TestTone.Make(60, AgentTone) });
        await agent.RegisteredAsync();
        var work = await WorkAsync("/skill", dequeue => dequeue["post_work_activity_sid"] = "Unavailable");
        await work.AddWorkerAsync("ana", "client:5001", "spanish", activity: "Offline");
        await work.AddWorkerAsync("kim", "client:5002", "korean");
        var number = await AddNumberAsync("/skill", work.Enqueue("spanish", "action=\"/skill/left\""));
        App.Answer("/skill/left", "<Hangup/>");

        var caller = await DialAsync(number);
        var music = ToneGenerator.Standard(StandardTone.HoldMusic);
        await Limits.UntilAsync(() => Task.FromResult(AudioSimilarity.Find(music.AsSpan(0, 8000), caller.Heard()).Score), score => score > 0.9, "our music");
        Assert.That(App.Requests.Any(r => r.Path == "/skill/assignment"), Is.False, "nobody with the skill is there");

        await work.TakeUpAsync("ana", "Available");
        var asked = await App.NextAsync("/skill/assignment");
        await agent.WaitForAsync("CALL_INCOMING");
        await agent.AcceptAsync();
        await agent.WaitForAsync("CALL_ESTABLISHED");
        await caller.HearsToneAsync(AgentTone);
        var assigned = await work.TaskAsync(task => AttributesOf(task).TryGetProperty("worker_call_sid", out _), "the worker's call in the task");
        var heard = caller.Heard().Length;
        await Limits.UntilAsync(() => Task.FromResult(caller.Heard().Length), now => now > heard + (2 * AudioPrompt.SampleRate), "two seconds of conversation");
        await agent.HangUpAsync();
        var left = await App.NextAsync("/skill/left");
        await caller.EndedAsync();
        var done = await work.TaskAsync("completed");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(asked.IsSignedWith(ServerProcess.AuthToken), Is.True);
            Assert.That((asked["WorkerName"], AttributesOf(asked["TaskAttributes"]).GetProperty("call_sid").GetString()), Is.EqualTo(("ana", left["CallSid"])));
            Assert.That(assigned.GetProperty("assignment_status").GetString(), Is.EqualTo("assigned"));
            Assert.That(assigned.GetProperty("attributes").GetString(), Does.Contain($"\"to\":\"{number}\""), "as it was before the worker's call was noted");
            Assert.That((left["QueueResult"], left["TaskSid"]), Is.EqualTo(("bridged", done.GetProperty("sid").GetString())));
            Assert.That(MeasureLoudest(agent.Heard(), 4000).Frequency, Is.EqualTo(CallerTone).Within(2), "the agent hears the caller");
            Assert.That(await work.OffersAsync(done), Is.EqualTo(new[] { "ana completed" }));
            Assert.That(await work.ActivityAsync("ana"), Is.EqualTo("Unavailable"), "the activity after work");
        }
    }

    [Test]
    public async Task Who_does_not_answer_is_not_waited_for_and_the_next_one_takes_the_caller()
    {
        Needs.Program("sipp");
        var work = await WorkAsync("/next", dequeue => dequeue["timeout"] = 1);
        var away = await PhoneAsync("away");
        var there = await PhoneAsync("there");
        await work.AddWorkerAsync(away, "away", "any", level: 2);
        await work.AddWorkerAsync(there, "there", "any");
        var number = await AddNumberAsync("/next", work.Enqueue("any"));
        await using var ear = new RtpEar();
        var scenario = new SippScenario().Invite(audioPort: ear.Port.ToString(CultureInfo.InvariantCulture)).Expect(200).Ack().ExpectBye();
        var caller = Testing.Programs.Sipp.RunAsync(scenario.ToString(), new SippOptions { Target = Server.Sip, Service = number, TimeLimit = Limits.Wait });

        var rung = await away.NextCallAsync();
        Assert.That((await rung.EndedAsync()).Reason, Is.EqualTo(SessionEndReason.RemoteCancel));
        var answered = await there.NextCallAsync();
        answered.Answer();
        answered.KeepSaying(TestTone.Make(1, AgentTone));
        await Limits.UntilAsync(
            () => Task.FromResult(ear.Samples),
            heard => heard.Length > 4000 && ToneLevel.Heard(heard.AsSpan(heard.Length - 4000), AgentTone).Length == 1,
            "the agent's tone at the caller's");
        answered.HangUp();
        var ended = await caller;
        var done = await work.TaskAsync("completed");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ended.IsGood, Is.True, ended.Errors + ended.Messages);
            Assert.That(await work.OffersAsync(done), Is.EqualTo(new[] { "away timeout", "there completed" }));
            Assert.That(await work.ActivityAsync("away"), Is.EqualTo("Offline"), "who does not answer is not offered more");
            Assert.That(await work.ActivityAsync("there"), Is.EqualTo("Available"));
        }
    }

    [Test]
    public async Task A_caller_who_gives_up_takes_the_task_and_the_offer_along()
    {
        var work = await WorkAsync("/gives-up");
        var agent = await PhoneAsync("agent");
        await work.AddWorkerAsync(agent, "agent", "any");
        var number = await AddNumberAsync("/gives-up", work.Enqueue("any", "action=\"/gives-up/left\""));
        var caller = await DialAsync(number);
        var ringing = await agent.NextCallAsync();
        caller.HangUp();
        var end = await ringing.EndedAsync();
        var left = await App.NextAsync("/gives-up/left");
        var task = await work.TaskAsync("canceled");
        await work.OffersAsync(task, "agent canceled");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(end.Reason, Is.EqualTo(SessionEndReason.RemoteCancel));
            Assert.That(left["QueueResult"], Is.EqualTo("hangup"));
            Assert.That(task.GetProperty("reason").GetString(), Is.EqualTo("hangup"));
            Assert.That(await work.ActivityAsync("agent"), Is.EqualTo("Available"));
        }

        // The agent is free for the next one.
        var next = await DialAsync(number);
        var taken = await agent.NextCallAsync();
        taken.Answer();
        taken.KeepSaying(TestTone.Make(1, AgentTone));
        await next.HearsToneAsync(AgentTone);
        next.HangUp();
        await taken.EndedAsync();
    }

    [Test]
    public async Task A_conference_instruction_brings_both_together_and_the_worker_wraps_up()
    {
        var work = await WorkAsync("/room", instruction =>
        {
            instruction["instruction"] = "conference";
            instruction["end_conference_on_exit"] = true;
            instruction["beep"] = "false";
            instruction["conference_status_callback"] = App.Url("/room/events");
            instruction["conference_status_callback_event"] = new[] { "start", "end", "join", "leave" };
        });
        var agent = await PhoneAsync("agent");
        await work.AddWorkerAsync(agent, "agent", "any");
        var number = await AddNumberAsync("/room", work.Enqueue("any"));
        var caller = await DialAsync(number);
        var joined = await agent.NextCallAsync();
        joined.Answer();
        joined.KeepSaying(TestTone.Make(1, AgentTone));
        await caller.HearsToneAsync(AgentTone);
        await joined.HearsToneAsync(CallerTone);
        var assigned = await work.TaskAsync(task => AttributesOf(task).TryGetProperty("conference", out _), "the conference in the task");
        joined.HangUp();
        await caller.EndedAsync();
        var wrapping = await work.TaskAsync("wrapping");
        await work.AnswerAsync(wrapping, "completed");
        var done = await work.TaskAsync("completed");
        await Limits.UntilAsync(() => Task.FromResult(Told()), told => told.Contains("conference-end"), "the conference's end");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(AttributesOf(assigned).GetProperty("conference").GetProperty("participants").GetProperty("customer").GetString(), Is.EqualTo(AttributesOf(done).GetProperty("call_sid").GetString()));
            Assert.That(await work.OffersAsync(done), Is.EqualTo(new[] { "agent completed" }));
            Assert.That(Told(), Does.Contain("conference-start"));
            Assert.That(Told().Count(word => word == "participant-join"), Is.EqualTo(2));
        }

        string[] Told() => [.. App.Requests.Where(r => r.Path == "/room/events").Select(r => r["StatusCallbackEvent"])];
    }

    [Test]
    public async Task A_worker_who_is_called_with_a_document_of_the_application_takes_the_caller_by_reservation()
    {
        var work = await WorkAsync("/document", instruction =>
        {
            instruction["instruction"] = "call";
            instruction["url"] = App.Url("/document/agent");
            instruction["from"] = "+15550100";
            instruction["accept"] = false;
        });
        var agent = await PhoneAsync("agent");
        await work.AddWorkerAsync(agent, "agent", "any");
        var number = await AddNumberAsync("/document", work.Enqueue("any"));
        await Server.AddNumberAsync("+15550100", App.Url("/nobody"));
        App.Answer("/document/agent", _ => WebhookReply.Verbs($"<Dial><Queue reservationSid=\"{App.Requests.Last(r => r.Path == "/document/assignment")["ReservationSid"]}\"/></Dial>"));
        var caller = await DialAsync(number);
        var called = await agent.NextCallAsync();
        called.Answer();
        called.KeepSaying(TestTone.Make(1, AgentTone));
        await caller.HearsToneAsync(AgentTone);
        await called.HearsToneAsync(CallerTone);
        caller.HangUp();
        await called.EndedAsync();
        var done = await work.TaskAsync("completed");
        Assert.That(await work.OffersAsync(done), Is.EqualTo(new[] { "agent completed" }));
    }

    private static JsonElement AttributesOf(JsonElement task) => AttributesOf(task.GetProperty("attributes").GetString()!);

    private static JsonElement AttributesOf(string text) => JsonElement.Parse(text);

    /// <summary>A workspace whose offers are answered with an instruction, dequeue where the test says nothing else.</summary>
    private async Task<Workplace> WorkAsync(string path, Action<Dictionary<string, object>>? instruct = null)
    {
        Workplace? work = null;
        App.Answer(path + "/assignment", _ =>
        {
            var instruction = new Dictionary<string, object> { ["instruction"] = "dequeue" };
            instruct?.Invoke(instruction);
            if (instruction.TryGetValue("post_work_activity_sid", out var activity))
            {
                instruction["post_work_activity_sid"] = work!.Activities[(string)activity];
            }

            return Workplace.Instruction(instruction);
        });
        work = await Workplace.MakeAsync(Server, App.Url(path + "/assignment"));
        return work;
    }

    private async Task<PhoneCall> DialAsync(string number)
    {
        var phone = await PhoneAsync("caller");
        var call = phone.Dial(number);
        await call.AnsweredAsync();
        call.KeepSaying(TestTone.Make(1, CallerTone));
        return call;
    }

    private async Task<SipPhone> PhoneAsync(string user)
    {
        var phone = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = user });
        _phones.Add(phone);
        return phone;
    }
}
