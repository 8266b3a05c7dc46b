namespace WorkDistribution.TaskRouting.Workflows.Configuration;

/// <summary>Whether a workflow with an address fetches (R3-30).</summary>
public enum FetchMode
{
    /// <summary>"fetch": always; the stored rules, if any, are for when fetching fails. The default.</summary>
    Fetch,

    /// <summary>"stored_if_present": only when the document has no rules of its own.</summary>
    StoredIfPresent,
}
