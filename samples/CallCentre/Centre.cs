using System.Text.Json;
using WorkDistribution.Samples.Rest;

namespace WorkDistribution.Samples.CallCentre;

/// <summary>What the call centre sets up by REST: once, and again at every start without harm.</summary>
internal sealed class Centre
{
    private const string Name = "Call centre";

    private Centre(string workspace, string workflow, IReadOnlyDictionary<string, string> activities, IReadOnlyDictionary<string, string> workers)
    {
        Workspace = workspace;
        Workflow = workflow;
        Activities = activities;
        Workers = workers;
    }

    /// <summary>Who works here.</summary>
    public static IReadOnlyList<Agent> Agents { get; } = [new("alice", Sales: 9, Support: 3), new("bob", Sales: 2, Support: 8)];

    /// <summary>The workspace's address.</summary>
    public string Workspace { get; }

    /// <summary>The workflow that callers are enqueued with.</summary>
    public string Workflow { get; }

    /// <summary>Activities: name to identifier.</summary>
    public IReadOnlyDictionary<string, string> Activities { get; }

    /// <summary>Agents: name to the worker's identifier.</summary>
    public IReadOnlyDictionary<string, string> Workers { get; }

    /// <summary>Makes what is missing: phones' domain, number, workspace, queues, workflow, agents.</summary>
    public static async Task<Centre> SetUpAsync(RestClient rest, string app, CancellationToken cancellationToken)
    {
        await TelephonySetup.EnsureAsync(rest, app, cancellationToken);
        var found = (await rest.GetAsync($"/v1/Workspaces?FriendlyName={Uri.EscapeDataString(Name)}", cancellationToken)).GetProperty("workspaces").EnumerateArray().ToList();
        if (found.Count == 0)
        {
            await MakeAsync(rest, app, cancellationToken);
            found = [.. (await rest.GetAsync($"/v1/Workspaces?FriendlyName={Uri.EscapeDataString(Name)}", cancellationToken)).GetProperty("workspaces").EnumerateArray()];
        }

        var workspace = $"/v1/Workspaces/{found[0].Sid()}";
        var workflows = await NamesAsync(rest, workspace + "/Workflows", "workflows", cancellationToken);
        return new Centre(
            workspace,
            workflows["By skill"],
            await NamesAsync(rest, workspace + "/Activities", "activities", cancellationToken),
            await NamesAsync(rest, workspace + "/Workers", "workers", cancellationToken));
    }

    private static async Task MakeAsync(RestClient rest, string app, CancellationToken cancellationToken)
    {
        var made = await rest.PostAsync("/v1/Workspaces", cancellationToken, ("FriendlyName", Name));
        var workspace = $"/v1/Workspaces/{made.Sid()}";
        var activities = await NamesAsync(rest, workspace + "/Activities", "activities", cancellationToken);
        foreach (var agent in Agents)
        {
            await rest.PostAsync(
                workspace + "/Workers",
                cancellationToken,
                ("FriendlyName", agent.Name),
                ("ActivitySid", activities["Available"]),
                ("Attributes", JsonSerializer.Serialize(new { contact_uri = $"client:{agent.Name}", skills = new { sales = agent.Sales, support = agent.Support } })));
        }

        var sales = await rest.PostAsync(workspace + "/TaskQueues", cancellationToken, ("FriendlyName", "Sales"), ("TargetWorkers", "skills.sales > 0"));
        var support = await rest.PostAsync(workspace + "/TaskQueues", cancellationToken, ("FriendlyName", "Support"), ("TargetWorkers", "skills.support > 0"));
        await rest.PostAsync(
            workspace + "/Workflows",
            cancellationToken,
            ("FriendlyName", "By skill"),
            ("AssignmentCallbackUrl", app + "/assignment"),
            ("TaskReservationTimeout", "30"),
            ("Configuration", Configuration(sales.Sid(), support.Sid())));
    }

    /// <summary>Ten seconds for those who are good at it, then anyone who can; after a minute of waiting a caller counts for more.</summary>
    private static string Configuration(string sales, string support)
    {
        static object Filter(string name, string queue) => new
        {
            filter_friendly_name = name,
            expression = $"department == \"{name}\"",
            targets = new object[]
            {
                new { queue, timeout = 10, expression = $"worker.skills.{name} >= 5", order_by = $"worker.skills.{name} DESC" },
                new { queue, priority = 5 },
            },
        };
        return JsonSerializer.Serialize(new { task_routing = new { filters = new[] { Filter("sales", sales), Filter("support", support) }, default_filter = new { queue = support } } });
    }

    private static async Task<IReadOnlyDictionary<string, string>> NamesAsync(RestClient rest, string list, string key, CancellationToken cancellationToken) =>
        (await rest.GetAsync(list, cancellationToken)).GetProperty(key).EnumerateArray().ToDictionary(item => item.Text("friendly_name"), item => item.Sid());
}
