namespace WorkDistribution.TaskRouting.Events.Callbacks;

/// <summary>Events of one task (or worker, or of the workspace itself) that are told one after the other.</summary>
/// <param name="Key">What they are of.</param>
internal sealed record EventChain(string Key)
{
    /// <summary>Those not settled, the next first.</summary>
    public Queue<EventRecord> Events { get; } = [];

    /// <summary>How often the next was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>What an event is told in order with.</summary>
    public static string KeyOf(EventRecord record) => record.TaskSid?.Value ?? record.WorkerSid?.Value ?? record.WorkspaceSid.Value;
}
