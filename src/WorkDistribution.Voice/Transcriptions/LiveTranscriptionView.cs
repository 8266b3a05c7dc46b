using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Transcriptions;

/// <summary>A live transcription as REST shows it.</summary>
/// <param name="Sid">The transcription.</param>
/// <param name="AccountSid">Its account.</param>
/// <param name="CallSid">Its call.</param>
/// <param name="Name">Its name; null for none.</param>
/// <param name="IsStopped">Whether it has ended or is about to.</param>
/// <param name="DateUpdated">When it began or ended.</param>
public sealed record LiveTranscriptionView(LiveTranscriptionSid Sid, AccountSid AccountSid, CallSid CallSid, string? Name, bool IsStopped, DateTimeOffset DateUpdated);
