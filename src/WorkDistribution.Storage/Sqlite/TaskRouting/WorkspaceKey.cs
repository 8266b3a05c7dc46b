using WorkDistribution.Core.Identity;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>A workspace as its rows know it.</summary>
/// <param name="Number">Stands for it in every row.</param>
/// <param name="Sid">Its identifier.</param>
/// <param name="Account">Whose it is.</param>
internal sealed record WorkspaceKey(long Number, WorkspaceSid Sid, AccountSid Account);
