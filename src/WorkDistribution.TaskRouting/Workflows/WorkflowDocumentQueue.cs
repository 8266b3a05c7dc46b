using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>A queue as a customer's server is told of it.</summary>
/// <param name="Sid">The queue.</param>
/// <param name="FriendlyName">Its name.</param>
/// <param name="WaitingTasks">Tasks pending in it.</param>
/// <param name="EligibleWorkers">Workers its expression selects.</param>
/// <param name="AvailableWorkers">Those whose activity is available.</param>
public sealed record WorkflowDocumentQueue(TaskQueueSid Sid, string FriendlyName, int WaitingTasks, int EligibleWorkers, int AvailableWorkers);
