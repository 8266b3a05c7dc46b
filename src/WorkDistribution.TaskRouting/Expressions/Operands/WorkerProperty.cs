namespace WorkDistribution.TaskRouting.Expressions.Operands;

/// <summary>System properties of a worker, written after <c>worker.</c>.</summary>
internal enum WorkerProperty
{
    /// <summary>sid.</summary>
    Sid,

    /// <summary>friendly_name.</summary>
    FriendlyName,

    /// <summary>activity_sid.</summary>
    ActivitySid,

    /// <summary>activity_name.</summary>
    ActivityName,
}
