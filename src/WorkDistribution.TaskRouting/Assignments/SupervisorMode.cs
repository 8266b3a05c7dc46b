namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>Who hears a supervisor.</summary>
public enum SupervisorMode
{
    /// <summary>Nobody.</summary>
    Monitor,

    /// <summary>The worker.</summary>
    Whisper,

    /// <summary>Everybody.</summary>
    Barge,
}
