using System.ComponentModel.DataAnnotations;

namespace WorkDistribution.Storage;

/// <summary>Where and how data is kept.</summary>
public sealed class StorageOptions
{
    /// <summary>The folder that holds the database and the recordings; made if absent, readable only by its owner. Default "data" in the working folder.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>Notifications kept for each account; older ones are removed now and then. Default 10,000.</summary>
    [Range(100, 10_000_000)]
    public int NotificationsKept { get; set; } = 10_000;

    /// <summary>Saves that may wait for the writer. A save beyond that waits for room, and is counted. Default 8,192.</summary>
    [Range(16, 1_000_000)]
    public int WriteQueueCapacity { get; set; } = 8_192;

    /// <summary>Reads that run at the same time. Default 4.</summary>
    [Range(1, 64)]
    public int ReadConnections { get; set; } = 4;
}
