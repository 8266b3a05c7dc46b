using System.Collections.Immutable;
using WorkDistribution.Voice.Registrations;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>Registered contacts.</summary>
internal sealed class SqliteRegistrationStore(SqliteDatabase database) : IRegistrationStore
{
    private const string Columns = "address_of_record, contact, transport, source, call_id, cseq, user_agent, expires_at, preference";

    public async Task<ImmutableArray<RegistrationRecord>> LoadAsync(CancellationToken cancellationToken) =>
        [.. await database.ReadAsync(
            static session => session.Query(
                $"SELECT {Columns} FROM registrations ORDER BY seq",
                static row => new RegistrationRecord(row.Text(), row.Text(), row.Text(), row.Text(), row.Text(), row.Long(), row.Text(), row.Instant(), (int)row.Long())),
            cancellationToken)];

    public Task ReplaceAsync(string addressOfRecord, ImmutableArray<RegistrationRecord> registrations, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                session.Execute("DELETE FROM registrations WHERE address_of_record = $1", addressOfRecord);
                foreach (var registration in registrations)
                {
                    session.Execute(
                        $"INSERT INTO registrations ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                        addressOfRecord,
                        registration.Contact,
                        registration.Transport,
                        registration.Source,
                        registration.CallId,
                        registration.CSeq,
                        registration.UserAgent,
                        Instants.ToMicroseconds(registration.ExpiresAt),
                        (long)registration.Preference);
                }

                return true;
            },
            committed: null,
            cancellationToken);
}
