using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Concurrency;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Applications;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Messages.Gateways;
using WorkDistribution.Voice.Messages.Outgoing;
using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Voice.Messages.Incoming;

/// <summary>Takes messages in (R1-2): finds whose they are, keeps them, and has their application asked, in order within a conversation.</summary>
internal sealed class MessageIntake(
    CallServices services,
    CallRegistry registry,
    IMessageStore store,
    NumberFinder numbers,
    IApplicationStore applications,
    IAccountStore accounts,
    MessageOutbox outbox,
    MessageDocumentRunner runner) : IMessageIntake
{
    private readonly OrderedWork<(AccountSid, string, string)> _lines = new();
    private readonly ConcurrentDictionary<string, byte> _taking = new();
    private readonly Conversations _conversations = new(services.Clock);

    /// <summary>What waits and what was refused.</summary>
    public MessageLoad Load { get; } = new();

    /// <inheritdoc/>
    public async Task<IntakeOutcome> ReceiveAsync(ReceivedText text, CancellationToken cancellationToken)
    {
        if (await numbers.FindAsync(text.To, cancellationToken) is not { } number || (text.Within is { } only && only != number.AccountSid))
        {
            return Refuse(text, "nobody has this address", new IntakeOutcome.NobodyThere());
        }

        if (await accounts.FindAsync(number.AccountSid, cancellationToken) is not { Status: AccountStatus.Active })
        {
            return Refuse(text, "its account is not active", new IntakeOutcome.NotAllowed());
        }

        if (text.Reference is not { } reference)
        {
            return await TakeAsync(text, number, cancellationToken);
        }

        // The same message once more, while the first is still being kept: another try will find it.
        var key = $"{text.Gateway} {reference}";
        if (!_taking.TryAdd(key, 0))
        {
            return new IntakeOutcome.Busy();
        }

        try
        {
            return await store.FindByReferenceAsync(text.Gateway, reference, isInbound: true, cancellationToken) is { } known
                ? new IntakeOutcome.Kept(known.Sid)
                : await TakeAsync(text, number, cancellationToken);
        }
        finally
        {
            _taking.TryRemove(key, out _);
        }
    }

    /// <summary>Takes up a message whose application was being asked when the process last ended. What its gateway said beside it is not known any more.</summary>
    public async Task ResumeAsync(MessageRecord record, CancellationToken cancellationToken)
    {
        var media = record.NumMedia == 0
            ? []
            : (await store.ListMediaAsync(record.AccountSid, record.Sid, null, null, new PageRequest(PageRequest.MaxSize), cancellationToken)).Items;
        Load.Enter(record.AccountSid);
        Begin(record, [.. media.Reverse()], []);
    }

    /// <inheritdoc/>
    public Task<bool> ReportAsync(DeliveryReport report, CancellationToken cancellationToken) => outbox.ReportAsync(report, cancellationToken);

    private T Refuse<T>(ReceivedText text, string why, T outcome)
        where T : IntakeOutcome
    {
        VoiceLog.MessageRefused(services.Log, text.From, text.To, text.Gateway, why);
        return outcome;
    }

    private async Task<IntakeOutcome> TakeAsync(ReceivedText text, IncomingPhoneNumber number, CancellationToken cancellationToken)
    {
        if (registry.IsDraining || !Load.TryEnter(number.AccountSid, services.Settings))
        {
            return Refuse(text, "too many messages wait", new IntakeOutcome.Busy());
        }

        try
        {
            var now = services.Clock.GetUtcNow();
            var record = new MessageRecord
            {
                Sid = services.Sids.New<MessageSid>(),
                AccountSid = number.AccountSid,
                Direction = MessageDirection.Inbound,
                Status = MessageStatus.Receiving,
                From = text.From,
                To = number.PhoneNumber,
                Body = text.Body,
                NumSegments = MessageSegments.Count(text.Body),
                NumMedia = text.Media.Length,
                Gateway = text.Gateway,
                GatewayReference = text.Reference,
                DateCreated = now,
                DateUpdated = now,
                DateSent = now,
            };
            var media = MediaAddress.Keep(text.Media, record, services.Sids);
            await store.AddAsync(record, media, cancellationToken);
            VoiceLog.MessageTaken(services.Log, record.Sid.Value, record.Direction.ToWire(), record.From, record.To);
            Begin(record, [.. media.Select(static piece => piece.Media)], text.Parameters);
            return new IntakeOutcome.Kept(record.Sid);
        }
        catch
        {
            Load.Leave(number.AccountSid);
            throw;
        }
    }

    private void Begin(MessageRecord record, ImmutableArray<MessageMedia> media, ImmutableArray<KeyValuePair<string, string>> parameters) =>
        registry.Track(RunAsync(new IncomingText(services, record, media, parameters)));

    private async Task RunAsync(IncomingText text)
    {
        var record = text.Record;
        await GuardAsync(record, () => _lines.RunAsync((record.AccountSid, record.To, record.From), () => AskAsync(text)));
        await GuardAsync(record, () => outbox.ChangeAsync(record.AccountSid, record.Sid, kept => store.SaveAsync(kept with { Status = MessageStatus.Received }, CancellationToken.None)));
        Load.Leave(record.AccountSid);
    }

    private async Task GuardAsync(MessageRecord record, Func<Task> work)
    {
        try
        {
            await work();
        }
#pragma warning disable CA1031 // The edge of one message.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            VoiceLog.MessageFailed(services.Log, exception, record.Sid.Value);
        }
    }

    private async Task AskAsync(IncomingText text)
    {
        var record = text.Record;
        if (await numbers.FindAsync(record.To, CancellationToken.None) is { } number && number.AccountSid == record.AccountSid && await SettingsAsync(number) is { Url: not null } settings)
        {
            await runner.RunAsync(text, settings, _conversations.Get(record.AccountSid, record.To, record.From), CancellationToken.None);
        }
    }

    private async ValueTask<MessageSettings> SettingsAsync(IncomingPhoneNumber number) =>
        number.SmsApplicationSid is { } sid && await applications.FindAsync(number.AccountSid, sid, CancellationToken.None) is { } application
            ? MessageSettings.Of(application)
            : MessageSettings.Of(number);
}
