using System.Text.Json;
using WorkDistribution.Testing;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;

namespace WorkDistribution.EndToEnd.Tests.CallsAsWork;

/// <summary>The server is killed while callers wait and talk.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class RestartTests : EndToEndFixture
{
    private const double CallerTone = 440;
    private const double AgentTone = 820;

    [Test]
    public async Task Callers_who_waited_or_talked_when_the_server_was_killed_are_closed_with_a_reason_and_their_workers_are_free()
    {
        App.Answer("/assignment", _ => Workplace.Dequeue);
        var work = await Workplace.MakeAsync(Server, App.Url("/assignment"));
        var number = await AddNumberAsync("/killed", work.Enqueue("any"));
        await using var agent = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip });
        await work.AddWorkerAsync(agent, "agent", "any");
        await using var callers = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip });

        var talking = await DialAsync(callers, number);
        await TakeAsync(agent, talking);
        var waiting = await DialAsync(callers, number);
        await Limits.UntilAsync(work.TasksAsync, tasks => tasks.Select(StatusOf).Order(StringComparer.Ordinal).SequenceEqual(["assigned", "pending"]), "one who talks and one who waits");
        await Server.KillAsync();
        await Server.StartAgainAsync();

        // Nobody is asked to do anything: what the server finds at its start, it closes.
        var closed = await Limits.UntilAsync(work.TasksAsync, tasks => tasks.Select(StatusOf).Order(StringComparer.Ordinal).SequenceEqual(["canceled", "completed"]), "both tasks closed");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(closed.Select(task => task.GetProperty("reason").GetString()), Is.All.EqualTo("server-restarted"));
            Assert.That(await work.OffersAsync(closed.Single(task => StatusOf(task) == "completed")), Is.EqualTo(new[] { "agent completed" }));
            Assert.That(await work.OffersAsync(closed.Single(task => StatusOf(task) == "canceled")), Is.Empty);
        }

        talking.HangUp();
        waiting.HangUp();
        var again = await DialAsync(callers, number);
        await TakeAsync(agent, again);
        again.HangUp();
        await Limits.UntilAsync(work.TasksAsync, tasks => tasks.Count(task => StatusOf(task) == "completed") == 2, "the third caller's task");
    }

    private static string StatusOf(JsonElement task) => task.GetProperty("assignment_status").GetString()!;

    private static async Task<PhoneCall> DialAsync(SipPhone phone, string number)
    {
        var call = phone.Dial(number);
        await call.AnsweredAsync();
        call.KeepSaying(TestTone.Make(1, CallerTone));
        return call;
    }

    private static async Task TakeAsync(SipPhone agent, PhoneCall caller)
    {
        var taken = await agent.NextCallAsync();
        taken.Answer();
        taken.KeepSaying(TestTone.Make(1, AgentTone));
        await caller.HearsToneAsync(AgentTone);
        await taken.HearsToneAsync(CallerTone);
    }
}
