using System.Collections.Immutable;

namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>A simple condition that every worker must fulfil for whom an expression is true: something to look workers up by.</summary>
/// <param name="Path">The worker's attribute; null: worker.sid.</param>
/// <param name="IsList">The attribute is a list that has one of the values (HAS); otherwise it is one of them.</param>
/// <param name="Values">The values, at least one, none of them null.</param>
public readonly record struct RequiredAtom(AttributePath? Path, bool IsList, ImmutableArray<AttributeValue> Values);
