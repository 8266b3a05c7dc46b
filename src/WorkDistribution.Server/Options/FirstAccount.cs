using WorkDistribution.Core.Identity;

namespace WorkDistribution.Server.Options;

/// <summary>An account that is made at start when it is absent.</summary>
/// <param name="Sid">Its identifier.</param>
/// <param name="AuthToken">Its secret; never logged.</param>
internal sealed record FirstAccount(AccountSid Sid, string AuthToken);
