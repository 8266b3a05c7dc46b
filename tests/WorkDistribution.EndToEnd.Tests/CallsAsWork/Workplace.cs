using System.Text.Json;
using WorkDistribution.Testing;
using WorkDistribution.Testing.Phones;
using WorkDistribution.Testing.Servers;
using WorkDistribution.Testing.Webhooks;

namespace WorkDistribution.EndToEnd.Tests.CallsAsWork;

/// <summary>A workspace that a test made by REST: people with skills, one workflow that looks for a skill, and what became of the tasks.</summary>
internal sealed class Workplace
{
    private readonly ServerProcess _server;
    private readonly Dictionary<string, string> _workers = [];

    private Workplace(ServerProcess server, string address, string workflow, IReadOnlyDictionary<string, string> activities)
    {
        _server = server;
        Address = address;
        Workflow = workflow;
        Activities = activities;
    }

    /// <summary>/v1/Workspaces/WS...</summary>
    public string Address { get; }

    /// <summary>The workflow: to whoever has the skill that the task names, the better ones first.</summary>
    public string Workflow { get; }

    /// <summary>Activities: name to SID.</summary>
    public IReadOnlyDictionary<string, string> Activities { get; }

    /// <summary>Makes one.</summary>
    /// <param name="server">Where.</param>
    /// <param name="assignment">What is asked of each offer.</param>
    public static async Task<Workplace> MakeAsync(ServerProcess server, string assignment)
    {
        var made = await server.PostAsync("/v1/Workspaces", ("FriendlyName", assignment));
        var address = $"/v1/Workspaces/{made.GetProperty("sid").GetString()}";
        var activities = (await server.GetAsync(address + "/Activities")).GetProperty("activities").EnumerateArray()
            .ToDictionary(one => one.GetProperty("friendly_name").GetString()!, one => one.GetProperty("sid").GetString()!);
        var queue = (await server.PostAsync(address + "/TaskQueues", ("FriendlyName", "everybody"))).GetProperty("sid").GetString();
        var workflow = await server.PostAsync(
            address + "/Workflows",
            ("FriendlyName", "by skill"),
            ("AssignmentCallbackUrl", assignment),
            ("TaskReservationTimeout", "60"),
            ("Configuration", $$$"""{"task_routing":{"filters":[{"expression":"1==1","targets":[{"queue":"{{{queue}}}","expression":"worker.skills HAS task.skill","order_by":"worker.level DESC"}]}]}}"""));
        return new Workplace(server, address, workflow.GetProperty("sid").GetString()!, activities);
    }

    /// <summary>Answers offers with dequeue.</summary>
    public static WebhookReply Dequeue { get; } = Instruction(new Dictionary<string, object> { ["instruction"] = "dequeue" });

    /// <summary>Answers an offer with an instruction.</summary>
    public static WebhookReply Instruction(IReadOnlyDictionary<string, object> instruction) => new(JsonSerializer.SerializeToUtf8Bytes(instruction), "application/json");

    /// <summary>The document that lets a caller wait for somebody with a skill.</summary>
    public string Enqueue(string skill, string attributes = "") =>
        $$"""<Enqueue workflowSid="{{Workflow}}" {{attributes}}><Task>{"skill":"{{skill}}"}</Task></Enqueue>""";

    /// <summary>Hires somebody whose telephone is called directly.</summary>
    public Task AddWorkerAsync(SipPhone phone, string name, string skill, int level = 1) => AddWorkerAsync(name, $"sip:{name}@127.0.0.1:{phone.Port}", skill, level);

    /// <summary>Hires somebody.</summary>
    public async Task AddWorkerAsync(string name, string contact, string skill, int level = 1, string activity = "Available") =>
        _workers[name] = (await _server.PostAsync(
            Address + "/Workers",
            ("FriendlyName", name),
            ("ActivitySid", Activities[activity]),
            ("Attributes", $$"""{"contact_uri":"{{contact}}","skills":["{{skill}}"],"level":{{level}}}"""))).GetProperty("sid").GetString()!;

    /// <summary>Somebody takes up an activity.</summary>
    public Task TakeUpAsync(string name, string activity) => _server.PostAsync($"{Address}/Workers/{_workers[name]}", ("ActivitySid", Activities[activity]));

    /// <summary>What somebody does now.</summary>
    public async Task<string> ActivityAsync(string name) => (await _server.GetAsync($"{Address}/Workers/{_workers[name]}")).GetProperty("activity_name").GetString()!;

    /// <summary>All tasks.</summary>
    public async Task<JsonElement[]> TasksAsync() => [.. (await _server.GetAsync(Address + "/Tasks")).GetProperty("tasks").EnumerateArray()];

    /// <summary>Waits until the only task is as wanted.</summary>
    public async Task<JsonElement> TaskAsync(Func<JsonElement, bool> isWanted, string what) =>
        (await Limits.UntilAsync(TasksAsync, tasks => tasks is [var only] && isWanted(only), what))[0];

    /// <summary>Waits until the only task has a status.</summary>
    public Task<JsonElement> TaskAsync(string status) => TaskAsync(task => task.GetProperty("assignment_status").GetString() == status, $"a task that is {status}");

    /// <summary>Offers of a task in the order in which they were made: whose, and what became of each.</summary>
    public async Task<string[]> OffersAsync(JsonElement task) =>
        [.. (await _server.GetAsync($"{Address}/Tasks/{task.GetProperty("sid").GetString()}/Reservations")).GetProperty("reservations").EnumerateArray()
            .OrderBy(one => one.GetProperty("date_created").GetString(), StringComparer.Ordinal)
            .Select(one => $"{one.GetProperty("worker_name").GetString()} {one.GetProperty("reservation_status").GetString()}")];

    /// <summary>Waits until the offers of a task are as they should be.</summary>
    public Task OffersAsync(JsonElement task, params string[] expected) =>
        Limits.UntilAsync(() => OffersAsync(task), offers => offers.SequenceEqual(expected), "offers " + string.Join(", ", expected));

    /// <summary>Says something of the only offer of a task.</summary>
    public async Task AnswerAsync(JsonElement task, string status)
    {
        var address = $"{Address}/Tasks/{task.GetProperty("sid").GetString()}/Reservations";
        var only = (await _server.GetAsync(address)).GetProperty("reservations").EnumerateArray().Single();
        await _server.PostAsync($"{address}/{only.GetProperty("sid").GetString()}", ("ReservationStatus", status));
    }
}
