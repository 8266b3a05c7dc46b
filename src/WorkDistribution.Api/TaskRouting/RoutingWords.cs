using WorkDistribution.Api.Formats;
using WorkDistribution.TaskRouting.Explanations;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.SharedPools;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Api.TaskRouting;

/// <summary>Enumerations of work distribution as they are written on the wire.</summary>
internal static class RoutingWords
{
    public static readonly WordTable<AssignmentStatus> AssignmentStatus = new();

    public static readonly WordTable<ReservationStatus> ReservationStatus = new();

    public static readonly WordTable<QueueOrder> QueueOrder = new(isUpper: true);

    public static readonly WordTable<TargetState> TargetState = new();

    public static readonly WordTable<WorkspaceTemplate> Template = new(isUpper: true);

    private static readonly WordTable<PoolGrantStatus> PoolGrantStatus = new();

    /// <summary>Where a grant stands; how it is being revoked is not told.</summary>
    public static string Of(PoolGrant grant) => PoolGrantStatus.Of(grant.IsRevoking ? global::WorkDistribution.TaskRouting.SharedPools.PoolGrantStatus.Revoking : grant.Status);
}
