using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Explanations;

/// <summary>What a filter's expression came to for a task.</summary>
/// <param name="Index">Its place, from 0; -1: the default filter.</param>
/// <param name="FriendlyName">Its name; null: none.</param>
/// <param name="IsMatch">Whether it matches.</param>
/// <param name="IsFollowed">Whether the task follows it: the filter that matched when it was evaluated, which may match no more.</param>
/// <param name="Trace">What each part of the expression came to; null for the default filter.</param>
public sealed record FilterExplanation(int Index, string? FriendlyName, bool IsMatch, bool IsFollowed, ExpressionTrace? Trace);
