namespace WorkDistribution.Voice.Conferences;

/// <summary>Life of a conference as the wire API defines it: init, in-progress, completed.</summary>
public enum ConferenceStatus
{
    /// <summary>Those who are in wait for it to start.</summary>
    Init,

    /// <summary>It has started: all hear each other.</summary>
    InProgress,

    /// <summary>It has ended.</summary>
    Completed,
}
