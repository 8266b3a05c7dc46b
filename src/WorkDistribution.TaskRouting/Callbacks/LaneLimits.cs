namespace WorkDistribution.TaskRouting.Callbacks;

/// <summary>How many wait and work at once.</summary>
/// <param name="AtWork">Of all accounts.</param>
/// <param name="AtWorkPerAccount">Of one account.</param>
/// <param name="WaitingPerAccount">Of one account; one more is refused.</param>
internal readonly record struct LaneLimits(int AtWork, int AtWorkPerAccount, int WaitingPerAccount);
