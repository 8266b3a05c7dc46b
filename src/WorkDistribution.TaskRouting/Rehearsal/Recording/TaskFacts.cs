namespace WorkDistribution.TaskRouting.Rehearsal.Recording;

/// <summary>What of a task its owner may change.</summary>
/// <param name="Attributes">JSON object.</param>
/// <param name="Priority">Its priority, what workflows made of it included.</param>
/// <param name="VirtualStart">The time from which its age counts where its owner said so, to the second.</param>
internal readonly record struct TaskFacts(string Attributes, int Priority, DateTimeOffset? VirtualStart);
