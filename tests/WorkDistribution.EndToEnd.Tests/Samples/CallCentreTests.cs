using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using WorkDistribution.Media.Playback;
using WorkDistribution.Testing;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;
using WorkDistribution.Testing.Programs;

namespace WorkDistribution.EndToEnd.Tests.Samples;

/// <summary>The call centre as its first user meets it: one command, two telephones, the supervisor's page.</summary>
[Category("EndToEnd")]
[Category("Slow")]
public sealed class CallCentreTests
{
    private const double CallerTone = 440;
    private const double AgentTone = 820;

    [Test]
    public async Task A_caller_chooses_from_the_menu_talks_to_the_agent_with_the_skill_and_the_supervisor_sees_it()
    {
        Needs.Program("baresip");
        await using var run = RunCommand.Start("--sample", "CallCentre");
        var password = After(await run.SaysAsync("register a softphone as"), "password ");
        var number = After(await run.SaysAsync("dial "), "dial ");
        await run.SaysAsync("Ctrl-C ends");
        using var supervisor = new HttpClient { BaseAddress = run.App };
        Assert.That(await supervisor.GetStringAsync("/"), Does.Contain("<title>Call centre</title>"));

        await using var alice = await AgentAsync(run, "alice", password);
        await using var bob = await AgentAsync(run, "bob", password);
        await using var phone = await SipPhone.StartAsync(new SipPhoneOptions { Server = run.Sip, User = "caller" });
        var caller = phone.Dial(number);
        await caller.AnsweredAsync();
        await caller.HearsSpeechAsync();
        await caller.PressAsync("1");
        caller.KeepSaying(TestTone.Make(1, CallerTone));

        // Sales is what Alice is better at.
        await alice.WaitForAsync("CALL_INCOMING");
        var ringing = await StateAsync(supervisor, state => StatusOf(state) == "reserved", "the offer");
        Assert.That(JsonElement.Parse(ringing.GetProperty("tasks")[0].GetProperty("attributes").GetString()!).GetProperty("department").GetString(), Is.EqualTo("sales"));
        await alice.AcceptAsync();
        await alice.WaitForAsync("CALL_ESTABLISHED");
        await caller.HearsToneAsync(AgentTone);
        await StateAsync(supervisor, state => StatusOf(state) == "assigned", "the conversation");
        var heard = caller.Heard().Length;
        await Limits.UntilAsync(() => Task.FromResult(caller.Heard().Length), now => now > heard + (2 * AudioPrompt.SampleRate), "two seconds of conversation");
        await alice.HangUpAsync();
        await caller.EndedAsync();

        var after = await StateAsync(supervisor, state => StatusOf(state) == "completed", "the end of the task");
        using var offline = await supervisor.PostAsync("/agents/bob/Offline", null);
        var sent = await StateAsync(supervisor, state => ActivityOf(state, "bob") == "Offline", "an agent who was sent home");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ToneLevel.Heard(alice.Heard(), CallerTone), Has.Length.EqualTo(1), "the agent hears the caller");
            Assert.That(after.GetProperty("today").GetProperty("tasks_completed").GetInt32(), Is.EqualTo(1));
            Assert.That(offline.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(ActivityOf(sent, "alice"), Is.EqualTo("Available"), "free for the next one");
        }

        var exit = await run.TerminateAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exit, Is.EqualTo(RunCommand.Terminated), run.Output);
            Assert.That(run.Output, Does.Not.Contain("xception"));
            Assert.That(run.ServerLog, Does.Not.Match(" (ERR|FTL) "));
            Assert.That(() => supervisor.GetStringAsync("/state"), Throws.InstanceOf<HttpRequestException>(), "nothing is left running");
        }
    }

    private static async Task<Baresip> AgentAsync(RunCommand run, string name, string password)
    {
        var phone = await Baresip.StartAsync(new BaresipOptions { Server = run.Sip, Domain = run.Sip.Address.ToString(), User = name, Password = password, Speech = TestTone.Make(60, AgentTone) });
        await phone.RegisteredAsync();
        return phone;
    }

    private static Task<JsonElement> StateAsync(HttpClient supervisor, Func<JsonElement, bool> isWanted, string what) =>
        Limits.UntilAsync(() => supervisor.GetFromJsonAsync<JsonElement>("/state"), isWanted, what);

    private static string StatusOf(JsonElement state) => state.GetProperty("tasks")[0].GetProperty("assignment_status").GetString()!;

    private static string ActivityOf(JsonElement state, string agent) =>
        state.GetProperty("workers").EnumerateArray().Single(one => one.GetProperty("friendly_name").GetString() == agent).GetProperty("activity_name").GetString()!;

    /// <summary>The word after another one.</summary>
    private static string After(string line, string word) => line[(line.IndexOf(word, StringComparison.Ordinal) + word.Length)..].Split(',')[0];
}
