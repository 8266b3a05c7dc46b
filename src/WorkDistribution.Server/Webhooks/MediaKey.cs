using WorkDistribution.Core.Identity;

namespace WorkDistribution.Server.Webhooks;

/// <summary>What a cached file is found by: accounts share nothing.</summary>
/// <param name="AccountSid">Whose.</param>
/// <param name="Url">The address without fragment.</param>
internal readonly record struct MediaKey(AccountSid AccountSid, string Url);
