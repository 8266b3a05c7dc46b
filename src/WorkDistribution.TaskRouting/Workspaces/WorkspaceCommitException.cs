namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>A batch could not be made durable; nothing of it was kept.</summary>
public sealed class WorkspaceCommitException : Exception
{
    /// <summary>Without a word of its own.</summary>
    public WorkspaceCommitException()
        : this("The changes could not be kept.")
    {
    }

    /// <summary>With its own words.</summary>
    public WorkspaceCommitException(string message)
        : base(message)
    {
    }

    /// <summary>With its own words and a cause.</summary>
    public WorkspaceCommitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
