using System.Collections.Immutable;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Commands that were decided together: committed as one, then answered and told.</summary>
/// <param name="Messages">The commands.</param>
/// <param name="Batch">What they changed.</param>
/// <param name="Fetches">Documents to be fetched once it is committed.</param>
internal sealed record DecidedGroup(List<WorkspaceMessage> Messages, WorkspaceBatch Batch, ImmutableArray<WorkflowDocumentRequest> Fetches);
