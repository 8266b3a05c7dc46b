using System.Text.Json;
using WorkDistribution.Samples.Rest;

namespace WorkDistribution.Samples.RideHailing;

/// <summary>The workspace of the company: what it sets up once, by REST, and what it asks afterwards.</summary>
internal sealed class Dispatch
{
    private readonly RestClient _rest;

    private Dispatch(RestClient rest, string workspace, string workflow, string driving, string resting)
    {
        _rest = rest;
        Workspace = $"/v1/Workspaces/{workspace}";
        Workflow = workflow;
        Driving = driving;
        Resting = resting;
    }

    /// <summary>The workspace's address.</summary>
    public string Workspace { get; }

    /// <summary>The workflow of all rides.</summary>
    public string Workflow { get; }

    /// <summary>The activity of drivers who want rides.</summary>
    public string Driving { get; }

    /// <summary>The activity of drivers who do not.</summary>
    public string Resting { get; }

    /// <summary>Makes the workspace with its queues and workflow.</summary>
    public static async Task<Dispatch> SetUpAsync(RestClient rest, string app, CancellationToken cancellationToken)
    {
        var made = await rest.PostAsync("/v1/Workspaces", cancellationToken, ("FriendlyName", $"Rides {Guid.CreateVersion7():N}"), ("EventCallbackUrl", app + "/events"), ("EventsFilter", "task.created,task.canceled,task.completed,workflow.target-matched"));
        var workspace = $"/v1/Workspaces/{made.Sid()}";
        var activities = (await rest.GetAsync(workspace + "/Activities", cancellationToken)).GetProperty("activities").EnumerateArray().ToDictionary(activity => activity.Text("friendly_name"), activity => activity.Sid());
        var standard = await rest.PostAsync(workspace + "/TaskQueues", cancellationToken, ("FriendlyName", "Standard"), ("TargetWorkers", "rating >= 1"));
        var premium = await rest.PostAsync(workspace + "/TaskQueues", cancellationToken, ("FriendlyName", "Premium"), ("TargetWorkers", "rating >= 4 AND car == \"limousine\""));
        var workflow = await rest.PostAsync(
            workspace + "/Workflows",
            cancellationToken,
            ("FriendlyName", "Nearest driver"),
            ("AssignmentCallbackUrl", app + "/assignment"),
            ("TaskReservationTimeout", "15"),
            ("Configuration", Configuration(standard.Sid(), premium.Sid())));
        return new Dispatch(rest, made.Sid(), workflow.Sid(), activities["Available"], activities["Offline"]);
    }

    /// <summary>Says what the company knows afterwards without having counted itself.</summary>
    public async Task ReportAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var day = await _rest.GetAsync(Workspace + "/CumulativeStatistics?Minutes=60", cancellationToken);
        await output.WriteLineAsync($"\nRides asked for {day.GetProperty("tasks_created")}, driven {day.GetProperty("tasks_completed")}, given up {day.GetProperty("tasks_canceled")}; "
            + $"offers {day.GetProperty("reservations_created")}, taken {day.GetProperty("reservations_accepted")}, turned down {day.GetProperty("reservations_rejected")}; "
            + $"seconds until a driver was found, on average: {day.GetProperty("avg_task_acceptance_time")}");
    }

    /// <summary>The district first for five seconds, then next door for five more, then anywhere; riders who pay more come first.</summary>
    private static string Configuration(string standard, string premium)
    {
        object[] Rings(string queue, int priority) =>
        [
            new { queue, priority, timeout = 5, expression = "worker.district == task.district", order_by = "worker.rating DESC" },
            new { queue, priority, timeout = 10, expression = "task.next_door HAS worker.district" },
            new { queue, priority },
        ];
        return JsonSerializer.Serialize(new
        {
            task_routing = new
            {
                filters = new object[]
                {
                    new { filter_friendly_name = "Premium", expression = "class == \"premium\"", targets = Rings(premium, 10) },
                    new { filter_friendly_name = "Everybody", expression = "1 == 1", targets = Rings(standard, 0) },
                },
            },
        });
    }
}
