namespace WorkDistribution.Core.Paging;

/// <summary>A page token that no store gave out. REST answers it as a bad request.</summary>
public sealed class PageTokenException : Exception
{
    /// <summary>Without a word of its own.</summary>
    public PageTokenException()
        : this("The page token is not one that was given out.")
    {
    }

    /// <summary>With its own words.</summary>
    public PageTokenException(string message)
        : base(message)
    {
    }

    /// <summary>With its own words and a cause.</summary>
    public PageTokenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
