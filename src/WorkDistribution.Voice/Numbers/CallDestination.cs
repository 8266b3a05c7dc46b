using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Voice.Numbers;

/// <summary>Where an incoming call belongs.</summary>
/// <param name="AccountSid">The account.</param>
/// <param name="To">The called address as shown.</param>
/// <param name="Voice">How calls to it are handled.</param>
/// <param name="PhoneNumberSid">The number called; null for a SIP domain.</param>
/// <param name="Domain">The domain it came through; null for a number called over a trunk.</param>
internal sealed record CallDestination(AccountSid AccountSid, string To, VoiceSettings Voice, PhoneNumberSid? PhoneNumberSid, SipDomain? Domain);
