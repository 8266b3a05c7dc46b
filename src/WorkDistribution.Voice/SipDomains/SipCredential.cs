using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.SipDomains;

/// <summary>A SIP user of a credential list.</summary>
/// <param name="Sid">The resource.</param>
/// <param name="AccountSid">Its account.</param>
/// <param name="CredentialListSid">Its list.</param>
/// <param name="Username">The user name; unique in the list.</param>
/// <param name="Password">The password: digest needs it (or both hashes) to verify; never shown.</param>
/// <param name="DateCreated">When it was made.</param>
/// <param name="DateUpdated">When it last changed.</param>
public sealed record SipCredential(CredentialSid Sid, AccountSid AccountSid, CredentialListSid CredentialListSid, string Username, string Password, DateTimeOffset DateCreated, DateTimeOffset DateUpdated);
