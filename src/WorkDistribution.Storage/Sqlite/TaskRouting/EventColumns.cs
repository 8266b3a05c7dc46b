namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>What an event's row has in columns of its own, by the names of the data.</summary>
internal readonly record struct EventColumns
{
    public required string Workspace { get; init; }

    public string? Task { get; init; }

    public string? Worker { get; init; }

    public string? Reservation { get; init; }

    public string? TaskQueue { get; init; }

    public string? Workflow { get; init; }

    public string? TaskChannel { get; init; }

    public string? TaskChannelUniqueName { get; init; }

    /// <summary>The value that goes by a name; null where no column has it.</summary>
    public string? Of(string name) => name switch
    {
        "workspace_sid" => Workspace,
        "task_sid" => Task,
        "worker_sid" => Worker,
        "reservation_sid" => Reservation,
        "task_queue_sid" => TaskQueue,
        "workflow_sid" => Workflow,
        "task_channel_sid" => TaskChannel,
        "task_channel_unique_name" => TaskChannelUniqueName,
        _ => null,
    };
}
