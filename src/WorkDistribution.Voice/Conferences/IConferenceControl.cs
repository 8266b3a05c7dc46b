using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.Conferences;

/// <summary>What REST and work distribution do to conferences. Everything is scoped by account; a participant is named by its call's SID or by its label. Safe from any thread.</summary>
public interface IConferenceControl
{
    /// <summary>A live conference (init or in progress) by SID or by name; null when there is none.</summary>
    ConferenceRecord? Find(AccountSid accountSid, string sidOrName);

    /// <summary>Those in a live conference and those being called into it, in the order they came; empty when there is no such conference.</summary>
    ImmutableArray<ConferenceParticipant> Participants(AccountSid accountSid, ConferenceSid conference);

    /// <summary>Calls somebody into a conference; the answer comes when the call is placed, not when it is answered.</summary>
    Task<ConferenceOutcome<ConferenceParticipant>> AddAsync(AddParticipantCommand command, CancellationToken cancellationToken);

    /// <summary>Leads a live call into a conference; what it does now is cut.</summary>
    Task<CallCommandOutcome> MoveAsync(AccountSid accountSid, CallSid call, ConferenceEntry entry, CancellationToken cancellationToken);

    /// <summary>Changes a participant.</summary>
    Task<ConferenceOutcome<ConferenceParticipant>> UpdateAsync(AccountSid accountSid, ConferenceSid conference, string participant, UpdateParticipantCommand command, CancellationToken cancellationToken);

    /// <summary>Takes a participant out; its call goes on with its document. One who is still being called is hung up on.</summary>
    Task<ConferenceOutcome<ConferenceParticipant>> RemoveAsync(AccountSid accountSid, ConferenceSid conference, string participant, CancellationToken cancellationToken);

    /// <summary>Says something to all once; told of its end by the status callback.</summary>
    Task<ConferenceOutcome<ConferenceRecord>> AnnounceAsync(AccountSid accountSid, ConferenceSid conference, string url, WebhookMethod method, CancellationToken cancellationToken);

    /// <summary>Ends a conference: the calls of all who are in go on with their documents.</summary>
    Task<ConferenceOutcome<ConferenceRecord>> EndAsync(AccountSid accountSid, ConferenceSid conference, CancellationToken cancellationToken);
}
