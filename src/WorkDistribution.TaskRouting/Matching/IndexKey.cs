using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Matching;

/// <summary>A value of a worker's attribute by which sets and workers find each other.</summary>
/// <param name="Path">The attribute; null: the worker's identifier.</param>
/// <param name="IsList">The value is an element of the attribute's list; otherwise it is the attribute.</param>
/// <param name="Value">The value.</param>
internal readonly record struct IndexKey(AttributePath? Path, bool IsList, AttributeValue Value);
