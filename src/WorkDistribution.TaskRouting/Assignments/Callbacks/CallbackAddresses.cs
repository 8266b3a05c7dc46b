using System.Runtime.CompilerServices;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workflows.Configuration;

namespace WorkDistribution.TaskRouting.Assignments.Callbacks;

/// <summary>Whom a workflow, or the document fetched for a task, wants asked.</summary>
/// <param name="Assignment">About reservations (R3-45); null: nobody.</param>
/// <param name="Fallback">When that fails; null: nobody.</param>
/// <param name="Nonresponsive">About workers who did not answer (R3-48); null: nobody.</param>
internal sealed record CallbackAddresses(string? Assignment, string? Fallback, string? Nonresponsive)
{
    private static readonly CallbackAddresses None = new(null, null, null);

    /// <summary>A document is read once for as long as its text is the same object: the workspace's owner keeps one a workflow.</summary>
    private static readonly ConditionalWeakTable<string, CallbackAddresses> Documents = [];

    /// <summary>Those that hold for a task: what its fetched document brings (R3-31), else what its workflow has.</summary>
    public static CallbackAddresses Of(Workflow? workflow, WorkTask? task)
    {
        var fetched = task?.FetchedConfiguration is { } document ? OfDocument(document, isFetched: true) : None;
        var stored = workflow is null ? None : OfDocument(workflow.Configuration, isFetched: false);
        return fetched.Assignment is not null
            ? fetched with { Nonresponsive = fetched.Nonresponsive ?? stored.Nonresponsive }
            : new(workflow?.AssignmentCallbackUrl ?? stored.Assignment, workflow?.FallbackAssignmentCallbackUrl ?? stored.Fallback, fetched.Nonresponsive ?? stored.Nonresponsive);
    }

    private static CallbackAddresses OfDocument(string document, bool isFetched) =>
        document.Contains("_callback_url", StringComparison.Ordinal) ? Documents.GetValue(document, text => Read(text, isFetched)) : None;

    private static CallbackAddresses Read(string document, bool isFetched) =>
        (isFetched ? WorkflowConfiguration.TryParseFetched(document, out var rules, out _) : WorkflowConfiguration.TryParse(document, out rules, out _))
            ? new(rules.AssignmentCallbackUrl, rules.FallbackAssignmentCallbackUrl, rules.NonresponsiveCallbackUrl)
            : None;
}
