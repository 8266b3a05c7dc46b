namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>Fetches the document that routes a task from the customer's address (R3-30, R3-31), cached as its HTTP headers allow.</summary>
public interface IWorkflowDocumentSource
{
    /// <summary>Asks for the document of a task. Ends within the instruction's time limit.</summary>
    /// <returns>The document as it came; null when it could not be had: the workflow's stored rules apply. Failures are the source's to report.</returns>
    Task<string?> FetchAsync(WorkflowDocumentRequest request, CancellationToken cancellationToken);
}
