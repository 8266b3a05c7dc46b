namespace WorkDistribution.Benchmarks.Decisions;

/// <summary>What waits while decisions are measured.</summary>
internal enum Backlog
{
    /// <summary>Tasks that workers have the skill for.</summary>
    Open,

    /// <summary>Older tasks of top priority that nobody has the skill for.</summary>
    Blocked,

    /// <summary>Tasks that each prefer one worker of their own.</summary>
    Personal,
}
