using Microsoft.Extensions.Logging;

namespace WorkDistribution.TaskRouting;

/// <summary>Log messages of work distribution: 4000 to 4999.</summary>
internal static partial class RoutingLog
{
    [LoggerMessage(4001, LogLevel.Information, "{Workspaces} workspaces with {Tasks} tasks are live")]
    public static partial void Loaded(ILogger log, int workspaces, int tasks);

    [LoggerMessage(4002, LogLevel.Error, "Workspace {WorkspaceSid}: {Count} commands could not be committed and were refused; the workspace is read back")]
    public static partial void CommitFailed(ILogger log, Exception exception, string workspaceSid, int count);

    [LoggerMessage(4003, LogLevel.Error, "Workspace {WorkspaceSid} could not be read back; it is tried again")]
    public static partial void ReloadFailed(ILogger log, Exception exception, string workspaceSid);

    [LoggerMessage(4004, LogLevel.Error, "Workspace {WorkspaceSid}: a decision failed; what was not committed is refused and the workspace is read back")]
    public static partial void DecisionFailed(ILogger log, Exception exception, string workspaceSid);

    [LoggerMessage(4005, LogLevel.Error, "An observer of workspace {WorkspaceSid} failed; it goes on with the next events")]
    public static partial void ObserverFailed(ILogger log, Exception exception, string workspaceSid);

    [LoggerMessage(4006, LogLevel.Warning, "Workspace {WorkspaceSid}: the document of workflow {WorkflowSid} could not be fetched for task {TaskSid}; its stored rules apply")]
    public static partial void FetchFailed(ILogger log, Exception exception, string workspaceSid, string workflowSid, string taskSid);

    [LoggerMessage(4007, LogLevel.Critical, "Workspace {WorkspaceSid}: invariant broken: {Violation}")]
    public static partial void InvariantBroken(ILogger log, string workspaceSid, string violation);

    [LoggerMessage(4008, LogLevel.Critical, "The owner of workspace {WorkspaceSid} failed; the workspace is closed")]
    public static partial void OwnerFailed(ILogger log, Exception exception, string workspaceSid);

    [LoggerMessage(4009, LogLevel.Information, "Workspace {WorkspaceSid}: workflow {WorkflowSid} was rehearsed with {Tasks} tasks in {Elapsed}")]
    public static partial void Rehearsed(ILogger log, string workspaceSid, string workflowSid, int tasks, TimeSpan elapsed);
}
