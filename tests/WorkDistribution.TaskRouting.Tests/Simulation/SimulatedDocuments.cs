using System.Globalization;

namespace WorkDistribution.TaskRouting.Tests.Simulation;

/// <summary>Workflow documents, expressions and attributes as customers would write them, by dice.</summary>
internal sealed class SimulatedDocuments(Random dice)
{
    private static readonly string[] Skills = ["sales", "support", "billing"];
    private static readonly string[] Languages = ["en", "fr", "de"];

    public string WorkerAttributes() => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"skills":["{{Pick(Skills)}}","{{Pick(Skills)}}"],"language":"{{Pick(Languages)}}","level":{{dice.Next(10)}},"grades":{"english":{{dice.Next(20)}} } }""");

    public string TaskAttributes() => dice.Next(20) == 0
        ? "{}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"skill":"{{Pick(Skills)}}","language":"{{Pick(Languages)}}","minimum":{{dice.Next(20)}},"spend":{{dice.Next(20_000)}},"agent":"worker-{{dice.Next(12)}}"}""");

    public string TargetWorkers() => dice.Next(6) switch
    {
        0 => "1==1",
        1 => $"skills HAS \"{Pick(Skills)}\"",
        2 => $"language == \"{Pick(Languages)}\"",
        3 => string.Create(CultureInfo.InvariantCulture, $"level >= {dice.Next(10)}"),
        4 => string.Create(CultureInfo.InvariantCulture, $"skills HAS \"{Pick(Skills)}\" AND grades.english > {dice.Next(20)}"),
        _ => $"NOT language == \"{Pick(Languages)}\"",
    };

    /// <summary>A workflow over these queues; now and then one that fetches.</summary>
    public string Configuration(IReadOnlyList<string> queues, bool mayFetch)
    {
        if (mayFetch && dice.Next(6) == 0)
        {
            return $$"""{"task_routing":{"task_routing_url":"https://rules.example/{{dice.Next(4)}}","mode":"{{(dice.Next(2) == 0 ? "fetch" : "stored_if_present")}}","default_filter":{"queue":"{{Pick(queues)}}"} } }""";
        }

        var filters = string.Join(",", Enumerable.Range(0, 1 + dice.Next(3)).Select(_ => Filter(queues)));
        var ending = dice.Next(3) == 0 ? "" : $$""","default_filter":{"queue":"{{Pick(queues)}}"}""";
        var ageing = dice.Next(3) == 0 ? string.Create(CultureInfo.InvariantCulture, $$""","priority_rules":[{"after":{{1 + dice.Next(60)}},"every":{{5 + dice.Next(60)}},"add":{{1 + dice.Next(10)}},"max":50}]""") : "";
        return $$"""{"task_routing":{"filters":[{{filters}}]{{ending}}{{ageing}} } }""";
    }

    private string Filter(IReadOnlyList<string> queues)
    {
        var expression = dice.Next(4) switch
        {
            0 => "1==1",
            1 => $"skill == '{Pick(Skills)}'",
            2 => string.Create(CultureInfo.InvariantCulture, $"spend > {dice.Next(20_000)}"),
            _ => $"language IN ['{Pick(Languages)}','{Pick(Languages)}']",
        };
        return $$"""{"filter_friendly_name":"f{{dice.Next(100)}}","expression":"{{expression}}","targets":[{{string.Join(",", Enumerable.Range(0, 1 + dice.Next(3)).Select(_ => Target(queues)))}}]}""";
    }

    private string Target(IReadOnlyList<string> queues)
    {
        var parts = new List<string> { $"\"queue\":\"{Pick(queues)}\"" };
        Sometimes(parts, 2, () => string.Create(CultureInfo.InvariantCulture, $"\"timeout\":{1 + dice.Next(90)}"));
        Sometimes(parts, 3, () => string.Create(CultureInfo.InvariantCulture, $"\"priority\":{dice.Next(20)}"));
        Sometimes(parts, 2, () => "\"expression\":\"" + dice.Next(4) switch
        {
            0 => "worker.skills HAS task.skill",
            1 => "worker.language == task.language",
            2 => "worker.grades.english > task.minimum",
            _ => "worker.level > 3",
        } + "\"");
        Sometimes(parts, 3, () => "\"order_by\":\"worker.level " + (dice.Next(2) == 0 ? "DESC" : "ASC") + "\"");
        Sometimes(parts, 5, () => "\"skip_if\":\"workers.available == 0\"");
        Sometimes(parts, 6, () => "\"known_worker_friendly_name\":\"task.agent\"");
        return "{" + string.Join(",", parts) + "}";
    }

    private void Sometimes(List<string> parts, int oneIn, Func<string> part)
    {
        if (dice.Next(oneIn) == 0)
        {
            parts.Add(part());
        }
    }

    private string Pick(IReadOnlyList<string> words) => words[dice.Next(words.Count)];
}
