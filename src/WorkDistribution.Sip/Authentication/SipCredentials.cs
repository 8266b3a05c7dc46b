namespace WorkDistribution.Sip.Authentication;

/// <summary>A user name and password with which we answer challenges.</summary>
/// <param name="UserName">The digest user name.</param>
/// <param name="Password">The password; never logged.</param>
public sealed record SipCredentials(string UserName, string Password);
