using Microsoft.Extensions.DependencyInjection;

namespace WorkDistribution.Storage.Tests.Sqlite;

/// <summary>A data folder of one test.</summary>
internal sealed class SqliteFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("wd-storage-").FullName;

    public ServiceProvider Open() => Open(Path);

    public static ServiceProvider Open(string path) =>
        new ServiceCollection().AddSqliteStorage(options => (options.DataDirectory, options.NotificationsKept) = (path, 100)).BuildServiceProvider();

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
