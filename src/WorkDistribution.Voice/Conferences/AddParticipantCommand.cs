using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.Conferences;

/// <summary>Calls somebody into a conference.</summary>
/// <param name="Entry">How it enters once it has answered; the name may be that of no conference yet.</param>
/// <param name="Call">The call. Its instructions are put in here.</param>
public sealed record AddParticipantCommand(ConferenceEntry Entry, CreateCallCommand Call);
