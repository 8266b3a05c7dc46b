using System.Globalization;
using Microsoft.Extensions.Logging;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>Brings the schema up to date: numbered scripts, each applied once, in order, in its own transaction.</summary>
internal static class SqliteMigrations
{
    /// <summary>The scripts of the main database.</summary>
    public const string Main = "WorkDistribution.Storage.Sqlite.Migrations.";

    /// <summary>The scripts of the database of workspaces.</summary>
    public const string TaskRouting = "WorkDistribution.Storage.Sqlite.TaskRouting.Migrations.";

    /// <summary>The scripts of the database of statistics.</summary>
    public const string Statistics = "WorkDistribution.Storage.Sqlite.Statistics.Migrations.";

    /// <summary>Applies what is missing and gives the version reached.</summary>
    /// <param name="session">The database.</param>
    /// <param name="scripts">Whose scripts: <see cref="Main"/>, <see cref="TaskRouting"/> or <see cref="Statistics"/>.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="logger">Told of each script.</param>
    /// <exception cref="StorageException">The database was made by a newer server.</exception>
    public static int Apply(SqliteSession session, string scripts, TimeProvider clock, ILogger logger)
    {
        session.Run("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, script TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT");
        var reached = (int)(session.Scalar("SELECT coalesce(max(version), 0) FROM schema_version") as long? ?? 0);
        var known = Known(scripts);
        if (reached > known[^1].Version)
        {
            throw new StorageException($"The database has schema version {reached}, this server knows {known[^1].Version}: it was used by a newer server.");
        }

        foreach (var (version, name) in known)
        {
            if (version <= reached)
            {
                continue;
            }

            session.Run("BEGIN IMMEDIATE");
            session.Run(Read(name));
            session.Execute("INSERT INTO schema_version (version, script, applied_at) VALUES ($1, $2, $3)", version, name[scripts.Length..], Instants.ToMicroseconds(clock.GetUtcNow()));
            session.Run("COMMIT");
            StorageLog.Migrated(logger, name[scripts.Length..]);
            reached = version;
        }

        return reached;
    }

    private static List<(int Version, string Name)> Known(string scripts) =>
        [.. typeof(SqliteMigrations).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(scripts, StringComparison.Ordinal))
            .Select(name => (int.Parse(name.AsSpan(scripts.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture), name))
            .Order()];

    private static string Read(string name)
    {
        using var stream = typeof(SqliteMigrations).Assembly.GetManifestResourceStream(name)
            ?? throw new StorageException($"The schema script {name} is missing from the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
