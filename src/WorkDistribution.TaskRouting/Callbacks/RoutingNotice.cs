using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.TaskRouting.Callbacks;

/// <summary>A fault of a customer's application in work distribution, for the account's error log.</summary>
/// <param name="AccountSid">Whose.</param>
/// <param name="Error">The catalogue entry.</param>
/// <param name="Message">What happened, with the SIDs it happened to.</param>
/// <param name="Request">What was asked; null: nothing.</param>
/// <param name="Outcome">What came of it; null: nothing.</param>
public sealed record RoutingNotice(AccountSid AccountSid, ErrorCode Error, string Message, WebhookRequest? Request = null, WebhookOutcome? Outcome = null);
