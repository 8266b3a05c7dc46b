using System.Diagnostics;
using System.Text.Json;

namespace WorkDistribution.Benchmarks.Workspaces;

/// <summary>Tasks a second through REST against the real server: each is made, its offer asked for, accepted and completed, in four requests that are each answered when they are on disk.</summary>
internal static class RestTaskBench
{
    private const int Workers = 500;
    private const int Clients = 48;
    private const int WarmUpSeconds = 8;
    private const int RequestsPerTask = 4;

    /// <summary>Runs for some seconds, after a warm-up.</summary>
    public static async Task RunAsync(string serverDll, int seconds)
    {
        await using var server = await ServerUnderTest.StartAsync(serverDll);
        var workspace = "/v1/Workspaces/" + Sid(await server.PostAsync("/v1/Workspaces", ("FriendlyName", "Office")));
        using var activities = JsonDocument.Parse(await server.GetAsync(workspace + "/Activities?FriendlyName=Available"));
        var available = activities.RootElement.GetProperty("activities")[0].GetProperty("sid").GetString()!;
        for (var i = 0; i < Workers; i++)
        {
            await server.PostAsync(workspace + "/Workers", ("FriendlyName", $"worker {i}"), ("ActivitySid", available), ("Attributes", """{"skills":["sales"]}"""));
        }

        var queue = Sid(await server.PostAsync(workspace + "/TaskQueues", ("FriendlyName", "Sales"), ("TargetWorkers", "skills HAS \"sales\"")));
        var workflow = Sid(await server.PostAsync(
            workspace + "/Workflows",
            ("FriendlyName", "Sales"),
            ("Configuration", $$"""{"task_routing":{"filters":[],"default_filter":{"queue":"{{queue}}"} } }""")));
        await MeasureAsync(server, workspace, workflow, WarmUpSeconds);
        var cpu = server.CpuSeconds;
        var (tasks, elapsed, times) = await MeasureAsync(server, workspace, workflow, seconds);
        times.Sort();
        Console.WriteLine(
            $"through REST, {Clients} clients, each step on disk: {tasks / elapsed:0} tasks/s ({RequestsPerTask * tasks / elapsed:0} requests/s), "
            + $"a request p50 {times[times.Count / 2]:0.0} ms p99 {times[times.Count * 99 / 100]:0.0} ms, {(server.CpuSeconds - cpu) * 1000 / tasks:0.00} CPU-ms of the server a task");
    }

    private static async Task<(int Tasks, double Seconds, List<double> Milliseconds)> MeasureAsync(ServerUnderTest server, string workspace, string workflow, int seconds)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var began = Stopwatch.GetTimestamp();
        var clients = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => RunClientAsync(server, workspace, workflow, end.Token)));
        return (clients.Sum(times => times.Count) / RequestsPerTask, Stopwatch.GetElapsedTime(began).TotalSeconds, [.. clients.SelectMany(times => times)]);
    }

    private static async Task<List<double>> RunClientAsync(ServerUnderTest server, string workspace, string workflow, CancellationToken end)
    {
        var times = new List<double>();
        while (!end.IsCancellationRequested)
        {
            var task = Sid(await TimeAsync(times, server.PostAsync(workspace + "/Tasks", ("WorkflowSid", workflow), ("Attributes", """{"skill":"sales"}"""))));
            using var offers = JsonDocument.Parse(await TimeAsync(times, server.GetAsync($"{workspace}/Tasks/{task}/Reservations")));
            var offer = $"{workspace}/Tasks/{task}/Reservations/{offers.RootElement.GetProperty("reservations")[0].GetProperty("sid").GetString()}";
            await TimeAsync(times, server.PostAsync(offer, ("ReservationStatus", "accepted")));
            await TimeAsync(times, server.PostAsync(offer, ("ReservationStatus", "completed")));
        }

        return times;
    }

    private static async Task<string> TimeAsync(List<double> times, Task<string> request)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await request;
        times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        return answer;
    }

    private static string Sid(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty("sid").GetString()!;
    }
}
