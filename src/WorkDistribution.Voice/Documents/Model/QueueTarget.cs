namespace WorkDistribution.Voice.Documents.Model;

/// <summary>The caller at the front of a queue, or the one of a reservation. Its <see cref="DialTarget.Url"/> is heard by that caller before the two are connected.</summary>
public sealed record QueueTarget : DialTarget
{
    /// <summary>The queue's name; empty where a reservation is dialled.</summary>
    public string Name { get; init; } = "";

    /// <summary>The reservation whose caller is wanted, as written; null for the front of the queue.</summary>
    public string? ReservationSid { get; init; }

    /// <summary>The activity that the worker takes up afterwards, as written; null leaves it.</summary>
    public string? PostWorkActivitySid { get; init; }
}
