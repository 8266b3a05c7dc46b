namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>A step of an <see cref="AttributePath"/>.</summary>
/// <param name="Name">The attribute's name; null for a place in a list.</param>
/// <param name="Index">The place, from 0, where there is no name.</param>
public readonly record struct AttributePathSegment(string? Name, int Index);
