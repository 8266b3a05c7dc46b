using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Streams;

/// <summary>A stream as REST shows it.</summary>
/// <param name="Sid">Its identifier.</param>
/// <param name="AccountSid">Whose.</param>
/// <param name="CallSid">On which call.</param>
/// <param name="Name">Its name; null for none.</param>
/// <param name="IsStopped">Whether it is over.</param>
/// <param name="DateUpdated">When it began or ended.</param>
public sealed record StreamView(StreamSid Sid, AccountSid AccountSid, CallSid CallSid, string? Name, bool IsStopped, DateTimeOffset DateUpdated);
