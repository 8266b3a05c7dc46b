using System.Collections.Immutable;

namespace WorkDistribution.Core.Paging;

/// <summary>One page of a list.</summary>
/// <param name="Items">The items in list order.</param>
/// <param name="NextToken">The token of the next page; null when this is the last.</param>
public sealed record Page<T>(ImmutableArray<T> Items, string? NextToken)
{
    /// <summary>The token of the page before; null when this is the first.</summary>
    public string? PreviousToken { get; init; }
}
