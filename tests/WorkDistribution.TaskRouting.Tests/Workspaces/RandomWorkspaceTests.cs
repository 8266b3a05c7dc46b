using System.Globalization;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tests.Workspaces;

/// <summary>Random commands and times; the workbench checks every invariant after each.</summary>
public sealed class RandomWorkspaceTests
{
    private static readonly string[] Skills = ["en", "de", "fr"];
    private static readonly string[] Channels = ["default", "voice", "chat"];

    [Test]
    public void Whatever_is_asked_all_invariants_hold([Range(1, 24)] int seed)
    {
        var random = new Random(seed);
        var bench = new Workbench(create: new("Office", MultiTaskEnabled: seed % 4 != 0, PrioritizeQueueOrder: seed % 3 == 0 ? QueueOrder.Lifo : null));
        var queues = Skills.Select(skill => bench.Queue(skill, $"skills HAS '{skill}'", offers: skill == "fr" ? 3 : 1)).Append(bench.Queue("all")).ToList();
        var workflows = new List<Workflow> { bench.Workflow(Rules(queues, random), timeout: 20), bench.Straight(queues[3], timeout: 40) };
        for (var i = 0; i < 6; i++)
        {
            bench.Worker($"w{i}", Attributes(random), available: random.Next(3) > 0);
        }

        for (var step = 0; step < 250; step++)
        {
            Step(bench, random, queues, workflows, step);
        }
    }

    private static void Step(Workbench bench, Random random, List<TaskQueue> queues, List<Workflow> workflows, int step)
    {
        var state = bench.Engine.Core.State;
        var task = Pick(random, state.Tasks().ToList());
        var worker = Pick(random, state.Workers.All);
        var reservation = Pick(random, state.Reservations.Where(static one => one.IsLive).OrderBy(static one => one.Key, StringComparer.Ordinal).ToList());
        switch (random.Next(20))
        {
            case <= 4:
                bench.Try(new CreateTask(
                    TaskAttributes(random),
                    random.Next(4) > 0 ? Pick(random, workflows)!.Sid : null,
                    Priority: random.Next(3) == 0 ? random.Next(5) : null,
                    TaskChannel: Channels[random.Next(3)],
                    Timeout: random.Next(4) == 0 ? random.Next(5, 100) : null,
                    RoutingTarget: random.Next(8) == 0 ? worker?.Key : random.Next(8) == 0 ? Pick(random, queues)!.Sid.Value : null,
                    IgnoreCapacity: false));
                break;
            case <= 8 when reservation is not null:
                bench.Try(new UpdateReservation(
                    reservation.Reservation.Sid,
                    (ReservationStatus)random.Next(1, 8),
                    WorkerActivitySid: random.Next(4) == 0 ? bench.Available : null));
                break;
            case 9 or 10 when worker is not null:
                bench.Try(new UpdateWorker(
                    worker.Worker.Sid,
                    random.Next(2) == 0 ? Pick(random, state.Activities.All)!.Activity.Sid : null,
                    random.Next(2) == 0 ? Attributes(random) : null,
                    RejectPendingReservations: random.Next(2) == 0));
                break;
            case 11 when worker is not null:
                bench.Try(new UpdateWorkerChannel(worker.Worker.Sid, Channels[random.Next(3)], random.Next(4), random.Next(3) > 0));
                break;
            case 12 or 13 when task is not null:
                bench.Try(new UpdateTask(
                    task.Task.Sid,
                    random.Next(2) == 0 ? TaskAttributes(random) : null,
                    random.Next(2) == 0 ? (AssignmentStatus)random.Next(6) : null,
                    Priority: random.Next(4) == 0 ? random.Next(9) : null,
                    TaskChannel: random.Next(6) == 0 ? Channels[random.Next(3)] : null));
                break;
            case 14:
                bench.Try(new UpdateTaskQueue(queues[random.Next(3)].Sid, TargetWorkers: $"skills HAS '{Skills[random.Next(3)]}'", MaxReservedWorkers: random.Next(1, 4)));
                break;
            case 15:
                bench.Try(new UpdateWorkflow(workflows[0].Sid, Configuration: Workbench.Json(new { task_routing = Rules(queues, random) }), ReEvaluateTasks: random.Next(2) == 0));
                break;
            case 16 when random.Next(3) == 0:
                bench.Reload();
                break;
            case 17 when task is not null && random.Next(4) == 0:
                bench.Try(new DeleteTask(task.Task.Sid));
                break;
            case 17 when worker is not null:
                bench.Try(new DeleteWorker(worker.Worker.Sid));
                bench.Try(new CreateWorker(string.Create(CultureInfo.InvariantCulture, $"new{step}"), bench.Available, Attributes(random)));
                break;
            default:
                bench.Pass(random.Next(30));
                break;
        }
    }

    private static object Rules(List<TaskQueue> queues, Random random) => new
    {
        filters = new object[]
        {
            new
            {
                expression = "lang == 'en'",
                targets = new object[]
                {
                    new { queue = queues[0].Sid.Value, timeout = 10, expression = "worker.level > task.level", order_by = "worker.level DESC", skip_if = random.Next(2) == 0 ? "workers.available == 0" : "1 == 0" },
                    new { queue = queues[0].Sid.Value, timeout = 10, priority = 7 },
                    new { queue = queues[3].Sid.Value, timeout = 20 },
                },
            },
            new
            {
                expression = "lang IN ['de', 'fr']",
                targets = new object[]
                {
                    new { queue = queues[1].Sid.Value, timeout = 15, known_worker_friendly_name = "task.who", skip_if = "1 == 1" },
                    new { queue = queues[2].Sid.Value, timeout = 15, expression = "task.lang IN worker.skills" },
                    new { queue = queues[2].Sid.Value },
                },
                priority_rules = new object[] { new { after = 5, every = 5, add = 2, max = 9 } },
            },
        },
        default_filter = new { queue = queues[3].Sid.Value },
    };

    private static string Attributes(Random random) => Workbench.Json(new { skills = Skills.Where(_ => random.Next(2) == 0).ToArray(), level = random.Next(5) });

    private static string TaskAttributes(Random random) => Workbench.Json(new { lang = random.Next(4) == 0 ? "it" : Skills[random.Next(3)], level = random.Next(4), who = $"w{random.Next(6)}" });

    private static T? Pick<T>(Random random, IReadOnlyList<T> from)
        where T : class => from.Count == 0 ? null : from[random.Next(from.Count)];
}
