namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>What became of reservations within a period: reservations_created, ..._accepted, and so on.</summary>
/// <param name="Created">Offered.</param>
/// <param name="Accepted">Accepted; of workers also tasks_assigned.</param>
/// <param name="Rejected">Rejected.</param>
/// <param name="TimedOut">Not answered in time.</param>
/// <param name="Canceled">Cancelled.</param>
/// <param name="Rescinded">Taken back because another worker got the task or it moved on.</param>
public sealed record ReservationCounts(int Created, int Accepted, int Rejected, int TimedOut, int Canceled, int Rescinded);
