namespace WorkDistribution.TaskRouting.Workflows.Configuration;

/// <summary>A place in a workflow document.</summary>
/// <param name="Path">The way to it, such as <c>task_routing.filters[0].targets[1].timeout</c>; empty for the whole.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1, in characters.</param>
public readonly record struct DocumentPlace(string Path, int Line, int Column);
