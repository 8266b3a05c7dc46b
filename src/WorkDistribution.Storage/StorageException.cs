namespace WorkDistribution.Storage;

/// <summary>The data folder cannot be used. The message says why and what to do, for the person who starts the server.</summary>
public sealed class StorageException : Exception
{
    /// <summary>Without a word of its own.</summary>
    public StorageException()
        : this("The data folder cannot be used.")
    {
    }

    /// <summary>With its own words.</summary>
    public StorageException(string message)
        : base(message)
    {
    }

    /// <summary>With its own words and a cause.</summary>
    public StorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
