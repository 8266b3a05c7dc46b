using WorkDistribution.Core.Identity;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Where a reservation is found.</summary>
internal sealed record ReservationHandle(AccountSid Account, WorkspaceSid Workspace, ReservationSid Sid, TaskSid Task);
