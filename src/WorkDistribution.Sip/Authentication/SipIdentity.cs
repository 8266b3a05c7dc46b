namespace WorkDistribution.Sip.Authentication;

/// <summary>Who a request's digest proved its sender to be.</summary>
/// <param name="Realm">The realm, our SIP domain's name.</param>
/// <param name="UserName">The user name within it.</param>
public sealed record SipIdentity(string Realm, string UserName);
