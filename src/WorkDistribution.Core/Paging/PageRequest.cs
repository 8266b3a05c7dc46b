namespace WorkDistribution.Core.Paging;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Size">Items a page, 1 to 1000; the wire default is 50.</param>
/// <param name="Number">Page number from 0, for the client's information and simple skipping.</param>
/// <param name="Token">Opaque position after which the page starts (the last item's key of the page before); null for the first page.</param>
public sealed record PageRequest(int Size = 50, int Number = 0, string? Token = null)
{
    /// <summary>The largest page that is given.</summary>
    public const int MaxSize = 1000;
}
