using System.Collections.Concurrent;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Applications;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>Applications, all of them in memory too.</summary>
internal sealed class SqliteApplicationStore : IApplicationStore
{
    private static readonly TableMap<VoiceApplication> Map = new(
        "applications",
        "sid, account_sid, friendly_name, " + VoiceColumns.Names + ", sms_url, sms_method, sms_fallback_url, sms_fallback_method, sms_status_callback, "
        + "message_status_callback, public_application_connect_enabled, date_created, date_updated",
        static row => new VoiceApplication
        {
            Sid = row.Sid<ApplicationSid>(),
            AccountSid = row.Sid<AccountSid>(),
            FriendlyName = row.Text(),
            Voice = VoiceColumns.Read(row),
            SmsUrl = row.TextOrNull(),
            SmsMethod = row.Text(),
            SmsFallbackUrl = row.TextOrNull(),
            SmsFallbackMethod = row.Text(),
            SmsStatusCallback = row.TextOrNull(),
            MessageStatusCallback = row.TextOrNull(),
            PublicApplicationConnectEnabled = row.Flag(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
        },
        static application =>
        [
            application.Sid.Value, application.AccountSid.Value, application.FriendlyName, .. VoiceColumns.Values(application.Voice),
            application.SmsUrl, application.SmsMethod, application.SmsFallbackUrl, application.SmsFallbackMethod, application.SmsStatusCallback,
            application.MessageStatusCallback, application.PublicApplicationConnectEnabled,
            Instants.ToMicroseconds(application.DateCreated), Instants.ToMicroseconds(application.DateUpdated),
        ]);

    private readonly SqliteDatabase _database;
    private readonly ConcurrentDictionary<ApplicationSid, VoiceApplication> _applications = new();

    public SqliteApplicationStore(SqliteDatabase database)
    {
        _database = database;
        foreach (var application in database.Load(Map.All))
        {
            _applications[application.Sid] = application;
        }
    }

    public ValueTask<VoiceApplication?> FindAsync(AccountSid accountSid, ApplicationSid sid, CancellationToken cancellationToken) =>
        new(_applications.TryGetValue(sid, out var found) && found.AccountSid == accountSid ? found : null);

    public Task<Page<VoiceApplication>> ListAsync(AccountSid accountSid, string? friendlyName, PageRequest page, CancellationToken cancellationToken) =>
        _database.ReadAsync(
            session => Map.List().Where("account_sid = {0}", accountSid.Value).Where("friendly_name = {0}", friendlyName).Read(session, Map.Read, page),
            cancellationToken).AsTask();

    public Task SaveAsync(VoiceApplication application, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            session =>
            {
                Map.Save(session, application);
                return application;
            },
            saved => _applications[saved.Sid] = saved,
            cancellationToken);

    public Task<bool> DeleteAsync(AccountSid accountSid, ApplicationSid sid, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            session => Map.Delete(session, sid.Value, accountSid.Value),
            removed =>
            {
                if (removed)
                {
                    _applications.TryRemove(sid, out _);
                }
            },
            cancellationToken);
}
