using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Storage.Sqlite;
using WorkDistribution.Storage.Tests.Contract;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Storage.Tests.Sqlite;

public sealed class SqliteDatabaseTests
{
    private SqliteFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new SqliteFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_folder_that_is_missing_is_made_for_its_owner_only()
    {
        var path = Path.Combine(_folder.Path, "a", "b");
        using var services = SqliteFolder.Open(path);
        services.GetRequiredService<ICallStore>();
        Assert.That(File.GetUnixFileMode(path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        Assert.That(File.GetUnixFileMode(Path.Combine(path, "workdistribution.db")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(File.GetUnixFileMode(Path.Combine(path, "workdistribution.db-wal")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public void A_folder_in_use_by_another_server_is_refused_in_plain_words()
    {
        using var first = _folder.Open();
        first.GetRequiredService<ICallStore>();
        using var second = _folder.Open();
        Assert.That(() => second.GetRequiredService<ICallStore>(), Throws.TypeOf<StorageException>().With.Message.Contains("in use by another running server"));
    }

    [Test]
    public void A_folder_that_cannot_be_made_is_refused_in_plain_words()
    {
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "");
        using var services = SqliteFolder.Open(Path.Combine(file, "data"));
        Assert.That(() => services.GetRequiredService<ICallStore>(), Throws.TypeOf<StorageException>().With.Message.Contains("cannot be written"));
    }

    [Test]
    public void A_file_that_is_no_database_is_refused_in_plain_words_and_leaves_no_lock()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "workdistribution.db"), new string('x', 5000));
        Assert.That(() => Open(), Throws.TypeOf<StorageException>().With.Message.Contains("cannot be used"));
        Assert.That(() => Open(), Throws.TypeOf<StorageException>().With.Message.Contains("cannot be used"));
    }

    [Test]
    public void A_database_of_a_newer_server_is_refused_in_plain_words()
    {
        Open().Dispose();
        using (var session = SqliteSession.Open(Path.Combine(_folder.Path, "workdistribution.db"), readOnly: false))
        {
            session.Execute("INSERT INTO schema_version (version, script, applied_at) VALUES (9999, 'future', 0)");
        }

        Assert.That(() => Open(), Throws.TypeOf<StorageException>().With.Message.Contains("newer server"));
    }

    [Test]
    public async Task A_commit_is_on_the_disk_when_it_is_reported()
    {
        await using var database = Open();
        var settings = await database.WriteAsync(
            session => (Journal: session.Scalar("PRAGMA journal_mode"), Sync: session.Scalar("PRAGMA synchronous"), Keys: session.Scalar("PRAGMA foreign_keys")),
            committed: null,
            CancellationToken.None);
        Assert.That(settings, Is.EqualTo(((object)"wal", (object)2L, (object)1L)));
    }

    [Test]
    public async Task A_save_that_fails_takes_no_other_of_its_group_with_it()
    {
        await using var database = Open();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = database.WriteAsync(
            session =>
            {
                gate.Task.Wait();
                return 0;
            },
            committed: null,
            CancellationToken.None);
        var good = database.WriteAsync(session => session.Execute("INSERT INTO schema_version VALUES (100, 'good', 0)"), committed: null, CancellationToken.None);
        var bad = database.WriteAsync(session => session.Execute("INSERT INTO schema_version VALUES (1, 'twice', 0)"), committed: null, CancellationToken.None);
        var alsoGood = database.WriteAsync(session => session.Execute("INSERT INTO schema_version VALUES (101, 'good', 0)"), committed: null, CancellationToken.None);
        gate.SetResult();
        await Task.WhenAll(first, good, alsoGood);
        Assert.ThrowsAsync<SqliteException>(() => bad);
        var kept = await database.ReadAsync(session => session.Scalar("SELECT count(*) FROM schema_version WHERE script = 'good'"), CancellationToken.None);
        Assert.That(kept, Is.EqualTo(2L));
    }

    [Test]
    public async Task A_full_queue_makes_savers_wait_and_loses_nothing()
    {
        await using var database = SqliteDatabase.Open(new StorageOptions { DataDirectory = _folder.Path, WriteQueueCapacity = 16 }, TimeProvider.System, NullLogger.Instance);
        var saves = Enumerable.Range(1000, 500)
            .Select(i => database.WriteAsync(session => session.Execute("INSERT INTO schema_version VALUES ($1, 'x', 0)", i), committed: null, CancellationToken.None));
        Assert.That(await Task.WhenAll(saves), Is.All.EqualTo(1));
    }

    [Test]
    public async Task Saves_in_hand_are_made_before_the_database_closes()
    {
        var account = Facts.Account();
        Task save;
        await using (var services = _folder.Open())
        {
            save = services.GetRequiredService<IAccountStore>().SaveAsync(account, CancellationToken.None);
        }

        await save;
        await using var again = _folder.Open();
        Assert.That(await again.GetRequiredService<IAccountStore>().FindAsync(account.Sid, CancellationToken.None), Is.EqualTo(account));
    }

    private SqliteDatabase Open() => SqliteDatabase.Open(new StorageOptions { DataDirectory = _folder.Path }, TimeProvider.System, NullLogger.Instance);
}
