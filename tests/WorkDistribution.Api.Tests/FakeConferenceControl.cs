using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Conferences;

namespace WorkDistribution.Api.Tests;

/// <summary>One live conference at most, and the commands given.</summary>
public sealed class FakeConferenceControl(ISidSource sids) : IConferenceControl
{
    public ConferenceRecord? Live { get; set; }

    public List<ConferenceParticipant> In { get; } = [];

    public List<object> Commands { get; } = [];

    public ErrorCode? Refusal { get; set; }

    public ConferenceRecord? Find(AccountSid accountSid, string sidOrName) =>
        Live is { } live && live.AccountSid == accountSid && (live.Sid.Value == sidOrName || live.FriendlyName == sidOrName) ? live : null;

    public ImmutableArray<ConferenceParticipant> Participants(AccountSid accountSid, ConferenceSid conference) => Find(accountSid, conference.Value) is null ? [] : [.. In];

    public Task<ConferenceOutcome<ConferenceParticipant>> AddAsync(AddParticipantCommand command, CancellationToken cancellationToken)
    {
        Commands.Add(command);
        var participant = Make(sids, command.Call.AccountSid, Live?.Sid ?? sids.New<ConferenceSid>()) with { Label = command.Entry.Label, Status = ParticipantStatus.Queued };
        return Outcome(participant);
    }

    public Task<CallCommandOutcome> MoveAsync(AccountSid accountSid, CallSid call, ConferenceEntry entry, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ConferenceOutcome<ConferenceParticipant>> UpdateAsync(AccountSid accountSid, ConferenceSid conference, string participant, UpdateParticipantCommand command, CancellationToken cancellationToken)
    {
        Commands.Add(command);
        return Named(accountSid, conference, participant);
    }

    public Task<ConferenceOutcome<ConferenceParticipant>> RemoveAsync(AccountSid accountSid, ConferenceSid conference, string participant, CancellationToken cancellationToken)
    {
        Commands.Add(participant);
        return Named(accountSid, conference, participant);
    }

    public Task<ConferenceOutcome<ConferenceRecord>> AnnounceAsync(AccountSid accountSid, ConferenceSid conference, string url, WebhookMethod method, CancellationToken cancellationToken)
    {
        Commands.Add((url, method));
        return Outcome(Live);
    }

    public Task<ConferenceOutcome<ConferenceRecord>> EndAsync(AccountSid accountSid, ConferenceSid conference, CancellationToken cancellationToken)
    {
        Commands.Add("end");
        return Outcome(Live is { } live ? live with { Status = ConferenceStatus.Completed, EndReason = ConferenceEndReason.EndedViaApi } : null);
    }

    public static ConferenceParticipant Make(ISidSource sids, AccountSid account, ConferenceSid conference) => new()
    {
        CallSid = sids.New<CallSid>(),
        AccountSid = account,
        ConferenceSid = conference,
        Status = ParticipantStatus.Connected,
        DateCreated = ApiHost.Now,
        DateUpdated = ApiHost.Now,
    };

    private Task<ConferenceOutcome<ConferenceParticipant>> Named(AccountSid account, ConferenceSid conference, string name) =>
        Outcome(Participants(account, conference).FirstOrDefault(p => p.CallSid.Value == name || p.Label == name));

    private Task<ConferenceOutcome<T>> Outcome<T>(T? value)
        where T : class => Task.FromResult<ConferenceOutcome<T>>(
            Refusal is { } error ? new ConferenceOutcome<T>.Refused(error)
            : value is null ? new ConferenceOutcome<T>.Refused(ErrorCatalogue.NotFound)
            : new ConferenceOutcome<T>.Done(value));
}
