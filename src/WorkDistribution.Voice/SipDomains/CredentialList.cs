using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.SipDomains;

/// <summary>A named list of SIP users.</summary>
/// <param name="Sid">The resource.</param>
/// <param name="AccountSid">Its account.</param>
/// <param name="FriendlyName">A name for people; unique in the account.</param>
/// <param name="DateCreated">When it was made.</param>
/// <param name="DateUpdated">When it last changed.</param>
public sealed record CredentialList(CredentialListSid Sid, AccountSid AccountSid, string FriendlyName, DateTimeOffset DateCreated, DateTimeOffset DateUpdated);
