using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>Goes on with a task whose workflow's document was fetched.</summary>
/// <param name="Task">Which.</param>
/// <param name="Document">The document; null when there is none: the stored rules apply.</param>
internal sealed record ApplyWorkflowDocument(TaskSid Task, string? Document) : WorkspaceCommand<Nothing>;
