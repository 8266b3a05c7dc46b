using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Rehearsal.Reports;

/// <summary>How a target of the workflow did.</summary>
/// <param name="FilterIndex">The filter's place, from 0; -1: the default filter.</param>
/// <param name="FilterName">Its name; null: none.</param>
/// <param name="TargetIndex">The target's place in it, from 0.</param>
/// <param name="TaskQueueSid">Its queue; null: there is none of that name.</param>
/// <param name="Entered">Tasks that came to it.</param>
/// <param name="Wait">Of tasks accepted there, from their creation.</param>
public sealed record RehearsedTarget(int FilterIndex, string? FilterName, int TargetIndex, TaskQueueSid? TaskQueueSid, int Entered, WaitFigures Wait);
