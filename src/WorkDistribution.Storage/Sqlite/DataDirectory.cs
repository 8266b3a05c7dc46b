namespace WorkDistribution.Storage.Sqlite;

/// <summary>The folder of one server's data, held by one process: the lock goes with the process, also when it is killed.</summary>
internal sealed class DataDirectory : IDisposable
{
    private const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    /// <summary>The folder, absolute.</summary>
    public string Path { get; }

    /// <summary>The database file; exists.</summary>
    public string Database => System.IO.Path.Combine(Path, "workdistribution.db");

    /// <summary>The database file of workspaces; exists.</summary>
    public string TaskRouting => System.IO.Path.Combine(Path, "taskrouting.db");

    /// <summary>The database file of workspaces' statistics; exists.</summary>
    public string Statistics => System.IO.Path.Combine(Path, "statistics.db");

    /// <summary>The folder of recordings; exists.</summary>
    public string Recordings => System.IO.Path.Combine(Path, "recordings");

    /// <summary>Makes what is missing and takes the lock.</summary>
    /// <exception cref="StorageException">The folder cannot be made or written, or another process has it.</exception>
    public static DataDirectory Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        FileStream? held = null;
        try
        {
            MakeFolder(full);
            held = TakeLock(full);
            var directory = new DataDirectory(full, held);
            MakeFolder(directory.Recordings);
            MakeFile(directory.Database);
            MakeFile(directory.TaskRouting);
            MakeFile(directory.Statistics);
            return directory;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            held?.Dispose();
            throw new StorageException($"The data folder {full} cannot be written: {exception.Message} Give the server's user the right to write there, or name another folder.", exception);
        }
    }

    /// <summary>Makes a folder only its owner can enter; an existing one is left as it is.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerFolder);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static FileStream TakeLock(string folder)
    {
        var file = System.IO.Path.Combine(folder, "lock");
        MakeFile(file);
        try
        {
            // Exclusive sharing is an advisory lock of the kernel (flock), which ends with the process however it ends.
            return new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new StorageException($"The data folder {folder} is in use by another running server. Stop that one, or name another folder.", exception);
        }
    }

    private static void MakeFile(string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        new FileStream(path, options).Dispose();
    }
}
