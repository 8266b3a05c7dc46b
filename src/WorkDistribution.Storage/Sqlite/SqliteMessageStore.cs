using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Messages;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>Messages with their media.</summary>
internal sealed class SqliteMessageStore(SqliteDatabase database) : IMessageStore
{
    // What the indexes of pending and of unanswered messages answer; MessageStatus.Sent is 3, Receiving 9.
    private const string Pending = "status < 3 OR status = 9";

    private static readonly TableMap<MessageRecord> Map = new(
        "messages",
        "sid, account_sid, direction, status, from_address, to_address, body, num_segments, num_media, error_code, error_message, status_callback, status_callback_method, "
        + "call_sid, in_reply_to, gateway, gateway_reference, send_at, valid_until, date_created, date_updated, date_sent",
        static row => new MessageRecord
        {
            Sid = row.Sid<MessageSid>(),
            AccountSid = row.Sid<AccountSid>(),
            Direction = (MessageDirection)row.Number(),
            Status = (MessageStatus)row.Number(),
            From = row.Text(),
            To = row.Text(),
            Body = row.Text(),
            NumSegments = row.Number(),
            NumMedia = row.Number(),
            ErrorCode = row.NumberOrNull(),
            ErrorMessage = row.TextOrNull(),
            StatusCallback = row.TextOrNull(),
            StatusCallbackMethod = (WebhookMethod)row.Number(),
            CallSid = row.SidOrNull<CallSid>(),
            InReplyTo = row.SidOrNull<MessageSid>(),
            Gateway = row.TextOrNull(),
            GatewayReference = row.TextOrNull(),
            SendAt = row.InstantOrNull(),
            ValidUntil = row.InstantOrNull(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
            DateSent = row.InstantOrNull(),
        },
        static message =>
        [
            message.Sid.Value, message.AccountSid.Value, (int)message.Direction, (int)message.Status, message.From, message.To, message.Body, message.NumSegments, message.NumMedia,
            message.ErrorCode, message.ErrorMessage, message.StatusCallback, (int)message.StatusCallbackMethod, message.CallSid?.Value, message.InReplyTo?.Value, message.Gateway,
            message.GatewayReference, Instants.ToMicroseconds(message.SendAt), Instants.ToMicroseconds(message.ValidUntil),
            Instants.ToMicroseconds(message.DateCreated), Instants.ToMicroseconds(message.DateUpdated), Instants.ToMicroseconds(message.DateSent),
        ]);

    // The bytes are read by themselves: a list must not carry them.
    private static readonly TableMap<MessageMedia> MediaMap = new(
        "message_media",
        "sid, account_sid, message_sid, content_type, url, date_created, date_updated",
        static row => new MessageMedia
        {
            Sid = row.Sid<MediaSid>(),
            AccountSid = row.Sid<AccountSid>(),
            MessageSid = row.Sid<MessageSid>(),
            ContentType = row.Text(),
            Url = row.TextOrNull(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
        },
        static media =>
        [
            media.Sid.Value, media.AccountSid.Value, media.MessageSid.Value, media.ContentType, media.Url,
            Instants.ToMicroseconds(media.DateCreated), Instants.ToMicroseconds(media.DateUpdated),
        ]);

    public Task AddAsync(MessageRecord message, ImmutableArray<(MessageMedia Media, ReadOnlyMemory<byte> Content)> media, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                Map.Save(session, message);
                foreach (var (piece, content) in media)
                {
                    MediaMap.Save(session, piece);
                    if (!content.IsEmpty)
                    {
                        session.Execute("UPDATE message_media SET content = $2 WHERE sid = $1", piece.Sid.Value, content.ToArray());
                    }
                }

                return true;
            },
            committed: null,
            cancellationToken);

    public Task SaveAsync(MessageRecord message, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (Map.Find(session, message.Sid.Value, message.AccountSid.Value) is not null)
                {
                    Map.Save(session, message);
                }

                return true;
            },
            committed: null,
            cancellationToken);

    public async Task<MessageRecord?> FindAsync(AccountSid accountSid, MessageSid sid, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => Map.Find(session, sid.Value, accountSid.Value), cancellationToken);

    public async Task<MessageRecord?> FindByReferenceAsync(string gateway, string reference, bool isInbound, CancellationToken cancellationToken) =>
        (await database.ReadAsync(
            session => session.Query($"SELECT {Map.Columns} FROM messages WHERE gateway_reference = $1 AND gateway = $2 AND (direction = 0) = $3 ORDER BY seq DESC LIMIT 1", Map.Read, reference, gateway, isInbound),
            cancellationToken)).FirstOrDefault();

    public async Task<MessageRecord?> FindByGatewayAsync(string gateway, MessageSid sid, CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => session.Query($"SELECT {Map.Columns} FROM messages WHERE sid = $1 AND gateway = $2", Map.Read, sid.Value, gateway), cancellationToken)).FirstOrDefault();

    public Task<Page<MessageRecord>> ListAsync(AccountSid accountSid, MessageFilter filter, PageRequest page, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => Map.List()
                .Where("account_sid = {0}", accountSid.Value)
                .Where("to_address = {0}", filter.To)
                .Where("from_address = {0}", filter.From)
                .Where("date_sent >= {0}", Instants.ToMicroseconds(filter.SentFrom))
                .Where("date_sent < {0}", Instants.ToMicroseconds(filter.SentBefore))
                .Read(session, Map.Read, page),
            cancellationToken).AsTask();

    public Task<bool> DeleteAsync(AccountSid accountSid, MessageSid sid, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                session.Execute("DELETE FROM message_media WHERE message_sid = $1 AND account_sid = $2", sid.Value, accountSid.Value);
                return Map.Delete(session, sid.Value, accountSid.Value);
            },
            committed: null,
            cancellationToken);

    public async Task<ImmutableArray<MessageRecord>> LoadPendingAsync(CancellationToken cancellationToken) =>
        [.. await database.ReadAsync(static session => session.Query($"SELECT {Map.Columns} FROM messages WHERE {Pending} ORDER BY seq", Map.Read), cancellationToken)];

    public async Task<MessageMedia?> FindMediaAsync(AccountSid accountSid, MessageSid messageSid, MediaSid sid, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => MediaMap.Find(session, sid.Value, accountSid.Value), cancellationToken) is { } media && media.MessageSid == messageSid ? media : null;

    public async Task<byte[]?> ReadMediaAsync(AccountSid accountSid, MessageSid messageSid, MediaSid sid, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            session => session.Scalar("SELECT content FROM message_media WHERE sid = $1 AND message_sid = $2 AND account_sid = $3", sid.Value, messageSid.Value, accountSid.Value) as byte[],
            cancellationToken);

    public Task<Page<MessageMedia>> ListMediaAsync(AccountSid accountSid, MessageSid messageSid, DateTimeOffset? createdFrom, DateTimeOffset? createdBefore, PageRequest page, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => MediaMap.List()
                .Where("message_sid = {0}", messageSid.Value)
                .Where("account_sid = {0}", accountSid.Value)
                .Where("date_created >= {0}", Instants.ToMicroseconds(createdFrom))
                .Where("date_created < {0}", Instants.ToMicroseconds(createdBefore))
                .Read(session, MediaMap.Read, page),
            cancellationToken).AsTask();

    public Task<bool> DeleteMediaAsync(AccountSid accountSid, MessageSid messageSid, MediaSid sid, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Execute("DELETE FROM message_media WHERE sid = $1 AND message_sid = $2 AND account_sid = $3", sid.Value, messageSid.Value, accountSid.Value) > 0,
            committed: null,
            cancellationToken);
}
