using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Server.Webhooks;

/// <summary>What became of one attempt.</summary>
/// <param name="Outcome">For the caller. A 304 that was asked for counts as answered.</param>
/// <param name="Cause">What kind of failure it was, for the decision to try again.</param>
internal sealed record FetchResult(WebhookOutcome Outcome, RetryCauses Cause = RetryCauses.None);
