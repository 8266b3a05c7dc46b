using System.Collections.Immutable;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>What the roles of access tokens allow (grant task_router).</summary>
internal static class RolePolicies
{
    private const string Supervisor = "supervisor";

    /// <summary>Whether the role is one that may change others' work.</summary>
    public static bool IsSupervisor(string? role) => role == Supervisor;

    /// <summary>A worker reads the workspace and changes itself, its reservations, channels and tasks; a supervisor changes other workers too, and listens in.</summary>
    public static ImmutableArray<TokenPolicy> Of(string? role, string workspace, string worker)
    {
        var root = "/v1/Workspaces/" + workspace;
        var self = $"{root}/Workers/{worker}";
        ImmutableArray<TokenPolicy> own =
        [
            TokenPolicy.Allowing("GET", root + "/Activities/**"),
            TokenPolicy.Allowing("GET", root + "/Workers/**"),
            TokenPolicy.Allowing("GET", root + "/TaskQueues/**"),
            TokenPolicy.Allowing("GET", root + "/Tasks/**"),
            TokenPolicy.Allowing("POST", self + "/**"),
            TokenPolicy.Allowing("POST", self),
            TokenPolicy.Allowing("POST", root + "/Tasks"),
            TokenPolicy.Allowing("POST", root + "/Tasks/*"),
        ];
        return IsSupervisor(role)
            ? [.. own, TokenPolicy.Allowing("POST", root + "/Workers/*"), TokenPolicy.Allowing("POST", root + "/Tasks/*/Reservations/*")]
            : own;
    }
}
