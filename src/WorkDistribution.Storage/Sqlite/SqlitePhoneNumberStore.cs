using System.Collections.Concurrent;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>Incoming numbers, all of them in memory by number too: every incoming call asks.</summary>
internal sealed class SqlitePhoneNumberStore : IPhoneNumberStore
{
    private static readonly TableMap<IncomingPhoneNumber> Map = new(
        "phone_numbers",
        "sid, account_sid, phone_number, friendly_name, " + VoiceColumns.Names + ", sms_url, sms_method, sms_fallback_url, sms_fallback_method, sms_application_sid, date_created, date_updated",
        static row => new IncomingPhoneNumber
        {
            Sid = row.Sid<PhoneNumberSid>(),
            AccountSid = row.Sid<AccountSid>(),
            PhoneNumber = row.Text(),
            FriendlyName = row.Text(),
            Voice = VoiceColumns.Read(row),
            SmsUrl = row.TextOrNull(),
            SmsMethod = row.Text(),
            SmsFallbackUrl = row.TextOrNull(),
            SmsFallbackMethod = row.Text(),
            SmsApplicationSid = row.SidOrNull<ApplicationSid>(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
        },
        static number =>
        [
            number.Sid.Value, number.AccountSid.Value, number.PhoneNumber, number.FriendlyName, .. VoiceColumns.Values(number.Voice),
            number.SmsUrl, number.SmsMethod, number.SmsFallbackUrl, number.SmsFallbackMethod, number.SmsApplicationSid?.Value,
            Instants.ToMicroseconds(number.DateCreated), Instants.ToMicroseconds(number.DateUpdated),
        ]);

    private readonly SqliteDatabase _database;
    private readonly ConcurrentDictionary<string, IncomingPhoneNumber> _byNumber = new(StringComparer.Ordinal);

    public SqlitePhoneNumberStore(SqliteDatabase database)
    {
        _database = database;
        foreach (var number in database.Load(Map.All))
        {
            _byNumber[number.PhoneNumber] = number;
        }
    }

    public ValueTask<IncomingPhoneNumber?> FindByNumberAsync(string phoneNumber, CancellationToken cancellationToken) => new(_byNumber.GetValueOrDefault(phoneNumber));

    public async Task<IncomingPhoneNumber?> FindAsync(AccountSid accountSid, PhoneNumberSid sid, CancellationToken cancellationToken) =>
        await _database.ReadAsync(session => Map.Find(session, sid.Value, accountSid.Value), cancellationToken);

    public Task<Page<IncomingPhoneNumber>> ListAsync(AccountSid accountSid, string? phoneNumber, string? friendlyName, PageRequest page, CancellationToken cancellationToken) =>
        _database.ReadAsync(
            session => Map.List()
                .Where("account_sid = {0}", accountSid.Value)
                .Where("phone_number LIKE {0} ESCAPE '!'", Pattern(phoneNumber))
                .Where("friendly_name = {0}", friendlyName)
                .Read(session, Map.Read, page),
            cancellationToken).AsTask();

    public Task<bool> SaveAsync(IncomingPhoneNumber number, CancellationToken cancellationToken)
    {
        string? formerly = null;
        return _database.WriteAsync(
            session =>
            {
                if (session.Scalar("SELECT sid FROM phone_numbers WHERE phone_number = $1 AND sid <> $2", number.PhoneNumber, number.Sid.Value) is not null)
                {
                    return false;
                }

                formerly = session.Scalar("SELECT phone_number FROM phone_numbers WHERE sid = $1", number.Sid.Value) as string;
                Map.Save(session, number);
                return true;
            },
            saved =>
            {
                if (saved)
                {
                    if (formerly is not null && formerly != number.PhoneNumber)
                    {
                        _byNumber.TryRemove(formerly, out _);
                    }

                    _byNumber[number.PhoneNumber] = number;
                }
            },
            cancellationToken);
    }

    public async Task<bool> DeleteAsync(AccountSid accountSid, PhoneNumberSid sid, CancellationToken cancellationToken)
    {
        var removed = await _database.WriteAsync(
            session => Map.Find(session, sid.Value, accountSid.Value) is { } found && Map.Delete(session, sid.Value, accountSid.Value) ? found : null,
            found =>
            {
                if (found is not null)
                {
                    _byNumber.TryRemove(found.PhoneNumber, out _);
                }
            },
            cancellationToken);
        return removed is not null;
    }

    private static string? Pattern(string? part) =>
        part is null ? null : $"%{part.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal).Replace('*', '_')}%";
}
