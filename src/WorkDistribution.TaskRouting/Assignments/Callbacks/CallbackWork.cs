namespace WorkDistribution.TaskRouting.Assignments.Callbacks;

/// <summary>A callback to be sent.</summary>
/// <param name="Kind">assignment or nonresponsive.</param>
/// <param name="Offer">What about.</param>
internal sealed record CallbackWork(string Kind, Offer Offer);
