using WorkDistribution.Api.Formats;
using WorkDistribution.Voice.Conferences;

namespace WorkDistribution.Api.Voice;

/// <summary>A participant of a conference on the wire.</summary>
internal sealed record ParticipantResponse(
    string AccountSid,
    string CallSid,
    string? Label,
    string? CallSidToCoach,
    bool Coaching,
    string ConferenceSid,
    string DateCreated,
    string DateUpdated,
    bool EndConferenceOnExit,
    bool Muted,
    bool Hold,
    bool StartConferenceOnEnter,
    string Status,
    string? QueueTime,
    string Uri)
{
    /// <summary>As it is now.</summary>
    /// <param name="participant">The participant.</param>
    /// <param name="isNew">Only the answer to its making says how long its call was kept back: never.</param>
    public static ParticipantResponse Of(ConferenceParticipant participant, bool isNew = false) => new(
        participant.AccountSid.Value,
        participant.CallSid.Value,
        participant.Label,
        participant.CallSidToCoach?.Value,
        participant.Coaching,
        participant.ConferenceSid.Value,
        WireDate.Write(participant.DateCreated),
        WireDate.Write(participant.DateUpdated),
        participant.EndOnExit,
        participant.Muted,
        participant.Hold,
        participant.StartOnEnter,
        WireWords.Of(participant.Status),
        isNew ? "0" : null,
        $"/2010-04-01/Accounts/{participant.AccountSid}/Conferences/{participant.ConferenceSid}/Participants/{participant.CallSid}.json");
}
