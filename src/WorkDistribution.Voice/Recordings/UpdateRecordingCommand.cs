using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Recordings;

/// <summary>A change to a recording that runs.</summary>
/// <param name="AccountSid">Whose.</param>
/// <param name="CallSid">The call it is made of; null for a conference's.</param>
/// <param name="ConferenceSid">The conference it is made of; null for a call's.</param>
/// <param name="Sid">Which; null for the newest that runs.</param>
/// <param name="Change">What is asked.</param>
public sealed record UpdateRecordingCommand(AccountSid AccountSid, CallSid? CallSid, ConferenceSid? ConferenceSid, RecordingSid? Sid, RecordingChange Change);
