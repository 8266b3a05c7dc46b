using System.ComponentModel.DataAnnotations;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>How workers' channels are bounded.</summary>
public sealed class WorkerChannelOptions
{
    /// <summary>Sockets of all accounts. Default 20,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxSockets { get; set; } = 20_000;

    /// <summary>Sockets of one account. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxSocketsPerAccount { get; set; } = 10_000;

    /// <summary>Messages that may wait for one socket; a reader that is slower is closed. Default 256.</summary>
    [Range(8, 100_000)]
    public int SendQueue { get; set; } = 256;

    /// <summary>Time for one message to leave. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a socket without events is sent a blank message: clients take 30 s without one for a loss. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:25")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a worker may be without a socket before setWorkerOfflineIfDisconnected takes it offline. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan DisconnectGrace { get; set; } = TimeSpan.FromSeconds(15);
}
