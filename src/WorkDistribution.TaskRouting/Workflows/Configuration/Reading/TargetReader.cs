using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Workflows.Configuration.Reading;

/// <summary>Reads targets.</summary>
internal static class TargetReader
{
    private const int LongestTimeout = 1209600;

    /// <summary>A target of a filter; what it leaves out of the queue is the previous one's.</summary>
    public static WorkflowTarget Read(ConfigurationObject target, WorkflowTarget? previous)
    {
        var queue = target.Text("queue") ?? previous?.Queue;
        if (previous is null && !target.Has("queue"))
        {
            target.Report("queue", "'queue' is missing: the identifier or name of a task queue");
        }

        var expression = target.Expression("expression", ExpressionScope.Target);
        var read = ReadOptions(target) with { Queue = queue, Expression = expression };
        target.WarnOfOthers();
        return read;
    }

    /// <summary>What a target has besides queue and expression.</summary>
    public static WorkflowTarget ReadOptions(ConfigurationObject target) => new()
    {
        Priority = target.Number("priority", 0, int.MaxValue),
        Timeout = target.Seconds("timeout", 1, LongestTimeout),
        OrderBy = ReadOrder(target),
        SkipIf = target.Expression("skip_if", ExpressionScope.SkipIf),
        KnownWorker = ReadKnownWorker(target),
        Preference = ReadPreference(target),
        Place = target.Place,
    };

    private static OrderBy? ReadOrder(ConfigurationObject target)
    {
        if (target.Text("order_by") is not { } text)
        {
            return null;
        }

        if (!OrderBy.TryParse(text, out var order, out var error))
        {
            target.Report("order_by", error);
        }

        return order;
    }

    private static KnownWorker? ReadKnownWorker(ConfigurationObject target)
    {
        var byName = target.Has("known_worker_friendly_name");
        if (target.Has("known_worker_sid") && byName)
        {
            target.Report("known_worker_friendly_name", "a target has 'known_worker_sid' or 'known_worker_friendly_name', not both");
        }

        var key = byName ? "known_worker_friendly_name" : "known_worker_sid";
        if (target.Text(key) is not { } text)
        {
            return null;
        }

        if (!KnownWorker.TryParse(text, byName, out var worker, out var error))
        {
            target.Report(key, error);
        }

        return worker;
    }

    private static int? ReadPreference(ConfigurationObject target) => !target.Has("preference") ? null : target.IsText("preference")
        ? target.Text("preference") switch
        {
            "preferred" => 1,
            "secondary" => 2,
            "last_resort" => 3,
            _ => target.Number("preference", 1, 10),
        }
        : target.Number("preference", 1, 10);
}
