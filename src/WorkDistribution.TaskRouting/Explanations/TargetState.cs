namespace WorkDistribution.TaskRouting.Explanations;

/// <summary>Where a task stands with a target of its filter.</summary>
public enum TargetState
{
    /// <summary>It was there, or skipped it.</summary>
    Passed,

    /// <summary>It is there.</summary>
    Current,

    /// <summary>It may come there.</summary>
    Later,
}
