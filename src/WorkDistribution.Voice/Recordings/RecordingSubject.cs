using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Recordings;

/// <summary>What is recorded.</summary>
/// <param name="AccountSid">Its account.</param>
/// <param name="CallSid">The call; of a conference, the call that began it.</param>
/// <param name="ConferenceSid">The conference; null for a call.</param>
internal sealed record RecordingSubject(AccountSid AccountSid, CallSid CallSid, ConferenceSid? ConferenceSid);
