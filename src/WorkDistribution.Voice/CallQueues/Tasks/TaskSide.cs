namespace WorkDistribution.Voice.CallQueues.Tasks;

/// <summary>The side of work distribution, looked up when it is needed: it may be built from us as much as we use it.</summary>
/// <param name="Tasks">Calls as tasks.</param>
internal sealed record TaskSide(Func<ICallTasks> Tasks);
