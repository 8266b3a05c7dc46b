using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Api.TaskRouting;

/// <summary>Absolute addresses of a workspace and what is in it.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Sid">The workspace.</param>
/// <param name="Origin">Where addresses begin.</param>
internal sealed record WorkspaceAddress(AccountSid Account, WorkspaceSid Sid, string Origin)
{
    /// <summary>The workspace's own: https://host/v1/Workspaces/WS...</summary>
    public string Self { get; } = $"{Origin}/v1/Workspaces/{Sid}";

    public static WorkspaceAddress Of(ApiRequest request, WorkspaceSid workspace) => new(request.Account.Sid, workspace, request.Origin);

    /// <summary>Of something in it, by kind: the collection.</summary>
    public string Of(string kind) => $"{Self}/{kind}";

    /// <summary>Of something in it: Tasks, WT...</summary>
    public string Of<TSid>(string kind, TSid sid)
        where TSid : struct => $"{Self}/{kind}/{sid}";

    /// <summary>Of something in it that may not be: null then.</summary>
    public string? Of<TSid>(string kind, TSid? sid)
        where TSid : struct => sid is { } set ? Of(kind, set) : null;
}
