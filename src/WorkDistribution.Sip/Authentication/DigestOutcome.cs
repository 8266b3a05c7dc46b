namespace WorkDistribution.Sip.Authentication;

/// <summary>What checking a request's credentials came to.</summary>
public enum DigestOutcome
{
    /// <summary>The password is right and the nonce fresh.</summary>
    Accepted,

    /// <summary>There are no credentials for the realm (or none that can be read): challenge.</summary>
    Missing,

    /// <summary>The password is right but the nonce is old, used before with that count, or not ours: challenge with stale=true, the phone repeats by itself.</summary>
    Stale,

    /// <summary>The user is unknown or the password is wrong: challenge again (the phone asks its user), or refuse.</summary>
    Wrong,
}
