namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>Tasks that waited less than a threshold, and those that waited that long or longer. On the wire an object named by the threshold: { "30": { "above": {...}, "below": {...} } }.</summary>
/// <param name="Threshold">Seconds.</param>
/// <param name="AcceptedBelow">below.reservations_accepted.</param>
/// <param name="AcceptedAbove">above.reservations_accepted.</param>
/// <param name="CanceledBelow">below.tasks_canceled.</param>
/// <param name="CanceledAbove">above.tasks_canceled.</param>
public sealed record WaitTimeSplit(int Threshold, int AcceptedBelow, int AcceptedAbove, int CanceledBelow, int CanceledAbove);
