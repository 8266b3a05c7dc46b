using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.Verbs.Queueing;

/// <summary>What became of an Enqueue.</summary>
/// <param name="Word">The wire's word: one of the constants.</param>
internal sealed record QueueResult(string Word)
{
    /// <summary>Connected; they have parted.</summary>
    public const string Bridged = "bridged";

    /// <summary>Hung up while it was being connected.</summary>
    public const string BridgingInProcess = "bridging-in-process";

    /// <summary>The document is wrong: no such workflow, unusable attributes.</summary>
    public const string Error = "error";

    /// <summary>Hung up while it waited.</summary>
    public const string Hangup = "hangup";

    /// <summary>The wait document, or the end of its task, let it go.</summary>
    public const string Leave = "leave";

    /// <summary>Led elsewhere while it waited.</summary>
    public const string Redirected = "redirected";

    /// <summary>Led elsewhere while it was connected.</summary>
    public const string RedirectedFromBridged = "redirected-from-bridged";

    /// <summary>As many waited as may.</summary>
    public const string QueueFull = "queue-full";

    /// <summary>Something here failed.</summary>
    public const string SystemError = "system-error";

    /// <summary>The queue; null when it never waited in one.</summary>
    public QueueSid? QueueSid { get; init; }

    /// <summary>How long it waited; null when it never did.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>The task that it was; null for none.</summary>
    public TaskSid? TaskSid { get; init; }

    /// <summary>The end of the call that the wait document asked for; null for none.</summary>
    public VerbOutcome.End? End { get; init; }

    /// <summary>What the action is told.</summary>
    public ImmutableArray<KeyValuePair<string, string>> ToParameters()
    {
        List<KeyValuePair<string, string>> parameters = [new("QueueResult", Word)];
        if (QueueSid is { } queue && Time is { } time)
        {
            parameters.Add(new("QueueSid", queue.Value));
            parameters.Add(new("QueueTime", ((int)time.TotalSeconds).ToWire()));
        }

        if (TaskSid is { } task)
        {
            parameters.Add(new("TaskSid", task.Value));
        }

        return [.. parameters];
    }
}
