using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>A worker as a customer's server is told of it.</summary>
/// <param name="Sid">The worker.</param>
/// <param name="FriendlyName">Its name.</param>
/// <param name="Attributes">JSON object.</param>
/// <param name="ActivityName">What it is doing.</param>
/// <param name="IdleSince">Since when it is without work.</param>
/// <param name="Tasks">Tasks it has, offered ones included.</param>
public sealed record WorkflowDocumentWorker(WorkerSid Sid, string FriendlyName, string Attributes, string ActivityName, DateTimeOffset IdleSince, int Tasks);
