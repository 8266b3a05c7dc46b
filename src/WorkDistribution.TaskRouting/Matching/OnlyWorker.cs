namespace WorkDistribution.TaskRouting.Matching;

/// <summary>The one worker whom a task may go to.</summary>
/// <param name="Value">The identifier or the name; empty: nobody.</param>
/// <param name="ByFriendlyName">Whether it is a name: whoever has it, now or later.</param>
internal readonly record struct OnlyWorker(string Value, bool ByFriendlyName);
