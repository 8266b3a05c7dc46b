using System.Collections.Concurrent;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>Accounts, all of them in memory too.</summary>
internal sealed class SqliteAccountStore : IAccountStore
{
    private static readonly TableMap<Account> Map = new(
        "accounts",
        "sid, owner_account_sid, friendly_name, auth_token, status, date_created, date_updated",
        static row => new Account
        {
            Sid = row.Sid<AccountSid>(),
            OwnerAccountSid = row.SidOrNull<AccountSid>(),
            FriendlyName = row.Text(),
            AuthToken = row.Text(),
            Status = (AccountStatus)row.Number(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
        },
        static account =>
        [
            account.Sid.Value, account.OwnerAccountSid?.Value, account.FriendlyName, account.AuthToken, (int)account.Status,
            Instants.ToMicroseconds(account.DateCreated), Instants.ToMicroseconds(account.DateUpdated),
        ]);

    private readonly SqliteDatabase _database;
    private readonly ConcurrentDictionary<AccountSid, Account> _accounts = new();

    public SqliteAccountStore(SqliteDatabase database)
    {
        _database = database;
        foreach (var account in database.Load(Map.All))
        {
            _accounts[account.Sid] = account;
        }
    }

    public ValueTask<Account?> FindAsync(AccountSid sid, CancellationToken cancellationToken) => new(_accounts.GetValueOrDefault(sid));

    public Task<Page<Account>> ListAsync(AccountSid within, string? friendlyName, AccountStatus? status, PageRequest page, CancellationToken cancellationToken) =>
        _database.ReadAsync(
            session => Map.List()
                .Where("(sid = {0} OR owner_account_sid = {0})", within.Value)
                .Where("friendly_name = {0}", friendlyName)
                .Where("status = {0}", (int?)status)
                .Read(session, Map.Read, page),
            cancellationToken).AsTask();

    public Task SaveAsync(Account account, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            session =>
            {
                Map.Save(session, account);
                return account;
            },
            saved => _accounts[saved.Sid] = saved,
            cancellationToken);

    public Task<bool> AnyAsync(CancellationToken cancellationToken) => Task.FromResult(!_accounts.IsEmpty);
}
