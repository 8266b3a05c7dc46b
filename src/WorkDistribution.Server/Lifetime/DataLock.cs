namespace WorkDistribution.Server.Lifetime;

/// <summary>Keeps a second server off the same data: the lock goes with the process, however that ends.</summary>
internal sealed class DataLock : IDisposable
{
    private readonly FileStream _file;

    private DataLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <returns>null when another process has it.</returns>
    public static DataLock? TryTake(string directory)
    {
        try
        {
            return new DataLock(new FileStream(Path.Combine(directory, "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
