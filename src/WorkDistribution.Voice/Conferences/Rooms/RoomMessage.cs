using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Verbs;

namespace WorkDistribution.Voice.Conferences.Rooms;

/// <summary>What is posted to a conference's mailbox.</summary>
internal abstract record RoomMessage
{
    private RoomMessage()
    {
    }

    /// <summary>A call comes in.</summary>
    public sealed record Join(CallSession Call, LegMedia Media, VerbExecutorRegistry Verbs, ConferenceEntry Entry, TaskCompletionSource<JoinOutcome> Done) : RoomMessage;

    /// <summary>A call is about to be placed into it; false when it has ended or may not.</summary>
    public sealed record Reserve(ConferenceEntry Entry, TaskCompletionSource<ConferenceOutcome<ConferenceRecord>> Done) : RoomMessage;

    /// <summary>The call was placed (or, null, was not).</summary>
    public sealed record Expect(ConferenceEntry Entry, CallSid? Call, TaskCompletionSource<ConferenceParticipant?> Done) : RoomMessage;

    /// <summary>Somebody has left: look beside the mailbox.</summary>
    public sealed record Wake : RoomMessage;

    /// <summary>A participant is to be taken out.</summary>
    public sealed record Kick(string Participant, TaskCompletionSource<ConferenceOutcome<ConferenceParticipant>> Done) : RoomMessage;

    /// <summary>A participant is to be changed.</summary>
    public sealed record Update(string Participant, UpdateParticipantCommand Command, TaskCompletionSource<ConferenceOutcome<ConferenceParticipant>> Done) : RoomMessage;

    /// <summary>Something is to be said to all.</summary>
    public sealed record Announce(string Url, WebhookMethod Method, TaskCompletionSource<ConferenceOutcome<ConferenceRecord>> Done) : RoomMessage;

    /// <summary>An announcement is over.</summary>
    /// <param name="Url">Where it came from.</param>
    /// <param name="Call">Who heard it; null for all.</param>
    /// <param name="Problem">Why it was not heard; null when it was.</param>
    public sealed record Announced(string Url, CallSid? Call, string? Problem) : RoomMessage;

    /// <summary>A participant begins or ceases to talk.</summary>
    public sealed record Talk(IMediaSession Session, bool IsTalking) : RoomMessage;

    /// <summary>It is to end.</summary>
    public sealed record End(TaskCompletionSource<ConferenceOutcome<ConferenceRecord>> Done) : RoomMessage;
}
