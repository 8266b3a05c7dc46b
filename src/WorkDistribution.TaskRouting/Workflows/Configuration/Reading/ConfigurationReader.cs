using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Workflows.Configuration.Reading;

/// <summary>Reads a workflow document and notes everything that is wrong with it.</summary>
internal sealed class ConfigurationReader
{
    private const int MostProblems = 200;

    private readonly List<ConfigurationProblem> _problems = [];
    private readonly bool _isFetched;

    private ConfigurationReader(bool isFetched) => _isFetched = isFetched;

    public static bool TryRead(string json, bool isFetched, [NotNullWhen(true)] out WorkflowConfiguration? configuration, out ImmutableArray<ConfigurationProblem> problems)
    {
        configuration = null;
        var reader = new ConfigurationReader(isFetched);
        if (reader.Parse(json) is { } root)
        {
            var rules = reader.ReadDocument(root);
            if (reader._problems.All(p => p.IsWarning))
            {
                configuration = new(json, rules);
            }
        }

        problems = [.. reader.Reported().OrderBy(p => p.Place.Line).ThenBy(p => p.Place.Column)];
        return configuration is not null;
    }

    /// <summary>All problems; of very many the first, errors before warnings.</summary>
    private IEnumerable<ConfigurationProblem> Reported() => _problems.Count <= MostProblems
        ? _problems
        : _problems.OrderBy(p => p.IsWarning).Take(MostProblems).Append(new(new("", 1, 1), $"and {_problems.Count - MostProblems} more problems", IsWarning: _problems.TrueForAll(p => p.IsWarning)));

    private JsonElementNode? Parse(string json)
    {
        if (json.Length > WorkflowConfiguration.MaxBytes || Encoding.UTF8.GetByteCount(json) > WorkflowConfiguration.MaxBytes)
        {
            _problems.Add(new(new("", 1, 1), $"a document has at most {WorkflowConfiguration.MaxBytes} bytes"));
            return null;
        }

        try
        {
            return JsonTreeReader.Read(Encoding.UTF8.GetBytes(json));
        }
        catch (JsonException bad)
        {
            _problems.Add(new(new("", JsonFault.Line(bad), JsonFault.Column(bad)), $"not JSON: {JsonFault.Sentence(bad)}"));
        }
        catch (InvalidOperationException)
        {
            _problems.Add(new(new("", 1, 1), "not JSON: a string has half of a surrogate pair"));
        }

        return null;
    }

    private RoutingRules ReadDocument(JsonElementNode node)
    {
        if (ConfigurationObject.Of(node, "", _problems) is not { } root)
        {
            return new();
        }

        var fetch = ReadFetch(root);
        var rules = new RoutingRules
        {
            Fetch = fetch,
            AssignmentCallbackUrl = root.Url("assignment_callback_url"),
            FallbackAssignmentCallbackUrl = root.Url("fallback_assignment_callback_url"),
            NonresponsiveCallbackUrl = root.Url("nonresponsive_callback_url"),
        };

        if (root.Object("task_routing") is { } routing)
        {
            rules = ReadRouting(routing, rules, fetch is not null);
        }
        else if (!root.Has("task_routing") && (root.Has("filters") || root.Has("default_filter") || root.Has("instructions")))
        {
            root.Report("filters", "'task_routing' is missing around the filters", isWarning: true);
            return ReadRouting(root, rules, fetch is not null);
        }
        else if (fetch is null && !root.Has("task_routing"))
        {
            root.Report("task_routing", "'task_routing' is missing");
        }

        root.WarnOfOthers();
        return rules;
    }

    private FetchInstruction? ReadFetch(ConfigurationObject root)
    {
        var method = root.Text("task_routing_method")?.ToUpperInvariant();
        if (method is not (null or "POST" or "GET"))
        {
            root.Report("task_routing_method", "expected POST or GET");
        }

        var mode = root.Text("task_routing_mode");
        if (mode is not (null or "fetch" or "stored_if_present"))
        {
            root.Report("task_routing_mode", "expected 'fetch' or 'stored_if_present'");
        }

        var timeout = root.Seconds("task_routing_timeout", 1, 15) ?? TimeSpan.FromSeconds(5);
        if (_isFetched && root.Has("task_routing_url"))
        {
            root.Report("task_routing_url", "a fetched document brings its rules itself");
        }

        return root.Url("task_routing_url") is { } url
            ? new(url, method == "GET" ? WebhookMethod.Get : WebhookMethod.Post, mode == "stored_if_present" ? FetchMode.StoredIfPresent : FetchMode.Fetch, timeout)
            : null;
    }

    private static RoutingRules ReadRouting(ConfigurationObject routing, RoutingRules rules, bool mayBeEmpty)
    {
        var shared = PriorityReader.Read(routing, new([], [], 0));
        var filters = routing.Objects("filters");
        var instructions = routing.Objects("instructions");
        if (!filters.IsEmpty && !instructions.IsEmpty)
        {
            routing.Report("instructions", "a document has 'filters' or 'instructions', not both");
        }

        var read = filters.Select((filter, index) => FilterReader.ReadFilter(filter, index, shared))
            .Concat(instructions.Select((one, index) => FilterReader.ReadInstruction(one, index, shared)))
            .ToImmutableArray();
        var byDefault = routing.Object("default_filter") is { } target ? FilterReader.ReadDefault(target, shared) : null;
        if (!mayBeEmpty && routing.IsEmpty("filters") && routing.IsEmpty("instructions") && routing.IsEmpty("default_filter"))
        {
            routing.Report("filters", "no task could be routed: expected 'filters' or 'default_filter'");
        }

        routing.WarnOfOthers();
        return rules with { Filters = [.. read.OfType<WorkflowFilter>()], DefaultFilter = byDefault };
    }
}
