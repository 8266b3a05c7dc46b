namespace WorkDistribution.Sip.Authentication;

/// <summary>What checking a request's credentials came to.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Identity">Who it is when accepted; null otherwise.</param>
public readonly record struct DigestResult(DigestOutcome Outcome, SipIdentity? Identity);
