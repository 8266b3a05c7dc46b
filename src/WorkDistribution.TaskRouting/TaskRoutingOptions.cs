namespace WorkDistribution.TaskRouting;

/// <summary>Limits and times of work distribution. Limits are the wire API's published ones (https://www.twilio.com/docs/taskrouter/limits).</summary>
public sealed class TaskRoutingOptions
{
    /// <summary>Workspaces an account may have, 1 to 100,000. Default 5,000.</summary>
    public int MaxWorkspaces { get; set; } = 5000;

    /// <summary>Activities a workspace may have. Default 100.</summary>
    public int MaxActivities { get; set; } = 100;

    /// <summary>Task channels a workspace may have, those it begins with included. Default 15.</summary>
    public int MaxTaskChannels { get; set; } = 15;

    /// <summary>Queues a workspace may have. Default 5,000.</summary>
    public int MaxTaskQueues { get; set; } = 5000;

    /// <summary>Workflows a workspace may have. Default 1,000.</summary>
    public int MaxWorkflows { get; set; } = 1000;

    /// <summary>Workers a workspace may have. Default 15,000.</summary>
    public int MaxWorkers { get; set; } = 15000;

    /// <summary>Workers who may be logged on at once: in an activity other than Offline. Default 7,500.</summary>
    public int MaxOnlineWorkers { get; set; } = 7500;

    /// <summary>Tasks a workspace may hold in any state. Default 500,000.</summary>
    public int MaxTasks { get; set; } = 500_000;

    /// <summary>Ended tasks kept for reading; the earliest of more are removed at once. Default 20,000.</summary>
    public int MaxEndedTasks { get; set; } = 20_000;

    /// <summary>How long an ended task can be read. Default 15 minutes.</summary>
    public TimeSpan EndedTaskRetention { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a task may stay assigned before the system deletes it. Default 24 hours.</summary>
    public TimeSpan LongestAssignment { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long a worker who declined a task is left alone with it when nobody else may take it. Default 5 seconds.</summary>
    public TimeSpan RejectionPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Added to the priority of a task each time it is handed back, where its workflow does not say. Default 1.</summary>
    public int RequeuePriority { get; set; } = 1;

    /// <summary>Grants of pools an account may have made that are not ended. Default 1,000.</summary>
    public int MaxPoolGrants { get; set; } = 1000;

    /// <summary>Commands that may wait in one workspace; more are refused with 429. Default 4,096.</summary>
    public int MailboxCapacity { get; set; } = 4096;

    /// <summary>Commands decided as one group at most. Default 512.</summary>
    public int GroupSize { get; set; } = 512;

    /// <summary>Workspaces that decide at the same time; further ones take turns by account. Default: processors.</summary>
    public int Deciders { get; set; } = Environment.ProcessorCount;
}
