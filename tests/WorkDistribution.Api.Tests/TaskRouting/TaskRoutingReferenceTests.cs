using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkDistribution.TaskRouting.Assignments;

namespace WorkDistribution.Api.Tests.TaskRouting;

/// <summary>Sends every operation of the wire, with each of its parameters, and holds what comes of it against the reference data.</summary>
public sealed class TaskRoutingReferenceTests : TaskRoutingTest
{
    private static readonly JsonSerializerOptions Telling = new() { IncludeFields = true };

    /// <summary>What we add to resources of the wire.</summary>
    private static readonly string[] Additions = ["warnings"];

    /// <summary>Read, but without effect on what is asked of work distribution.</summary>
    private static readonly string[] OnlyInAnswers = ["HasAddons"];

    private static readonly string[] Values =
    [
        "x", "7", "true", "false", "2025-12-31T03:04:05Z", "http://example.com/x", "+15551234567", "GET", "LIFO", "FIFO", "task.created", "5,30", "{\"a\":1}", "onEnter", "dual",
        "do-not-trim", "small", "accept", "pending", "answered", RoutingSamples.Worker.Worker.Sid.Value, RoutingSamples.Activity.Sid.Value, RoutingSamples.Queue.Queue.Sid.Value, RoutingSamples.Workflow.Sid.Value,
        RoutingSamples.Task.Task.Sid.Value, RoutingSamples.Reservation.Reservation.Sid.Value, RoutingSamples.Event.Sid.Value, "CA00000000000000000000000000000000",
    ];

    private protected override void Configure(ApiOptions options) => (options.EvaluationsPerSecond, options.StatisticsPerSecond, options.BulkStatisticsPerSecond) = (0, 0, 0);

    [Test]
    public async Task Every_operation_of_the_wire_is_there_and_answers_with_its_status_and_properties()
    {
        var operations = 0;
        foreach (var (resource, wire) in WireReference.Resources("taskrouter.v1"))
        {
            foreach (var operation in wire["operations"]!.AsArray())
            {
                var reply = await SendAsync(operation!, [.. Required(operation!, null)], null);
                using (Assert.EnterMultipleScope())
                {
                    Assert.That(reply.Status, Is.EqualTo(operation!["expectedStatus"]!.GetValue<int>()), $"{resource} {operation["op"]}: {reply["message"]}");
                    if (reply.Json is { } json)
                    {
                        var item = json["meta"] is { } meta ? json[meta["key"]!.ToString()]![0]! : json;
                        var expected = wire["responseProperties"]!.AsArray().Select(property => property!["name"]!.ToString());
                        Assert.That(item.AsObject().Select(property => property.Key).Except(Additions), Is.EquivalentTo(expected), $"{resource} {operation["op"]}");
                    }
                }

                operations++;
            }
        }

        Assert.That(operations, Is.EqualTo(61));
    }

    [Test]
    public async Task Every_parameter_of_the_wire_changes_what_is_asked()
    {
        foreach (var (resource, wire) in WireReference.Resources("taskrouter.v1"))
        {
            foreach (var operation in wire["operations"]!.AsArray())
            {
                foreach (var parameter in operation!["params"]!.AsArray().Where(parameter => parameter!["in"]!.ToString() != "json-body"))
                {
                    var name = parameter!["name"]!.ToString();
                    if (!OnlyInAnswers.Contains(name) && !await ChangesAsync(operation, parameter, name))
                    {
                        Assert.Fail($"{resource} {operation["op"]}: {name} changes nothing");
                    }
                }
            }
        }
    }

    private async Task<bool> ChangesAsync(JsonNode operation, JsonNode parameter, string name)
    {
        var companions = Required(operation, name).Where(pair => pair.Name != name).ToArray();
        await SendAsync(operation, companions, null);
        var without = Told();
        var isHeader = parameter["in"]!.ToString() == "header";
        foreach (var value in (parameter["values"]?.AsArray().Select(value => value!.ToString()) ?? []).Concat(Values))
        {
            var reply = await SendAsync(operation, isHeader ? companions : [.. companions, (name, value)], isHeader ? $"\"{value}\"" : null);
            if (reply.Status < 300 && Told() != without)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What an operation needs besides a parameter.</summary>
    private static IEnumerable<(string Name, string Value)> Required(JsonNode operation, string? parameter)
    {
        foreach (var required in operation["params"]!.AsArray().Where(candidate => candidate!["required"]!.GetValue<bool>()))
        {
            yield return (required!["name"]!.ToString(), "x");
        }

        if (operation["op"]!.ToString() != "update" || !operation["path"]!.ToString().EndsWith("/Reservations/{Sid}", StringComparison.Ordinal))
        {
            yield break;
        }

        (string, string)[] companions = parameter switch
        {
            "Instruction" or "ReservationStatus" => [],
            null or "WorkerActivitySid" or "If-Match" => [("ReservationStatus", "rejected")],
            _ when parameter.StartsWith("Dequeue", StringComparison.Ordinal) => [("Instruction", "dequeue")],
            _ when parameter.StartsWith("Call", StringComparison.Ordinal) => [("Instruction", "call"), ("CallFrom", "+15550001"), ("CallUrl", "http://example.com/"), ("CallTo", "client:ann")],
            _ when parameter.StartsWith("Redirect", StringComparison.Ordinal) => [("Instruction", "redirect"), ("RedirectUrl", "http://example.com/")],
            _ when parameter.StartsWith("Supervisor", StringComparison.Ordinal) => [("Instruction", "supervise"), ("Supervisor", "client:boss")],
            _ => [("Instruction", "conference"), ("From", "+15550001")],
        };
        foreach (var companion in companions)
        {
            yield return companion;
        }
    }

    private async Task<ApiReply> SendAsync(JsonNode operation, (string Name, string Value)[] parameters, string? ifMatch)
    {
        Router.Forget();
        var path = Path(operation["path"]!.ToString());
        var method = new HttpMethod(operation["method"]!.ToString());
        var isForm = method == HttpMethod.Post;
        var query = isForm ? "" : "?" + string.Join('&', parameters.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
        using var request = new HttpRequestMessage(method, path + query);
        request.Headers.Authorization = ApiHost.Basic(Host.Main.Sid.Value, Host.Main.AuthToken);
        if (ifMatch is not null)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(ifMatch));
        }

        if (isForm)
        {
            request.Content = operation["params"]!.AsArray().Any(parameter => parameter!["in"]!.ToString() == "json-body")
                ? new StringContent($$"""{"queueSids":["{{RoutingSamples.Queue.Queue.Sid}}"]}""", Encoding.UTF8, "application/json")
                : new FormUrlEncodedContent(parameters.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        }

        return await Host.SendAsync(request);
    }

    private string Told() => Router.Asked switch
    {
        null => "",
        InstructionRequest asked => asked + JsonSerializer.Serialize(asked.Instruction, asked.Instruction.GetType(), Telling),
        { } asked => JsonSerializer.Serialize(asked, asked.GetType(), Telling),
    };

    private static string Path(string pattern)
    {
        var last = pattern.Split('/')[^2] switch
        {
            "Workspaces" => RoutingSamples.Workspace.Workspace.Sid.Value,
            "Activities" => RoutingSamples.Activity.Sid.Value,
            "Events" => RoutingSamples.Event.Sid.Value,
            "Tasks" => RoutingSamples.Task.Task.Sid.Value,
            "TaskQueues" => RoutingSamples.Queue.Queue.Sid.Value,
            "Workers" => RoutingSamples.Worker.Worker.Sid.Value,
            "Workflows" => RoutingSamples.Workflow.Sid.Value,
            "Reservations" => RoutingSamples.Reservation.Reservation.Sid.Value,
            _ => "voice",
        };
        return pattern
            .Replace("{WorkspaceSid}", RoutingSamples.Workspace.Workspace.Sid.Value, StringComparison.Ordinal)
            .Replace("{TaskSid}", RoutingSamples.Task.Task.Sid.Value, StringComparison.Ordinal)
            .Replace("{TaskQueueSid}", RoutingSamples.Queue.Queue.Sid.Value, StringComparison.Ordinal)
            .Replace("{WorkerSid}", RoutingSamples.Worker.Worker.Sid.Value, StringComparison.Ordinal)
            .Replace("{WorkflowSid}", RoutingSamples.Workflow.Sid.Value, StringComparison.Ordinal)
            .Replace("{Sid}", last, StringComparison.Ordinal);
    }
}
