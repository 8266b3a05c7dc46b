using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Explanations;

/// <summary>Why a worker has a task, or not.</summary>
/// <param name="Sid">The worker.</param>
/// <param name="FriendlyName">Its name.</param>
/// <param name="ActivityName">What it is doing.</param>
/// <param name="Obstacle">The first thing that stands against it.</param>
/// <param name="Detail">That in a sentence.</param>
/// <param name="Trace">What each part of the expression that it does not fulfil came to; null where none stands against it.</param>
public sealed record WorkerExplanation(WorkerSid Sid, string FriendlyName, string ActivityName, WorkerObstacle Obstacle, string Detail, ExpressionTrace? Trace = null);
