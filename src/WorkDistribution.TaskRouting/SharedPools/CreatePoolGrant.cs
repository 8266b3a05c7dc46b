using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.SharedPools;

/// <summary>Offers the workers of a queue to another account.</summary>
/// <param name="BorrowerAccountSid">To whom: an account that is there, and not the lender.</param>
/// <param name="FriendlyName">What the borrower sees it called, 1 to 256 characters.</param>
/// <param name="Attributes">JSON object shown of the pool.</param>
/// <param name="Capacity">Tasks of each task channel at once, 1 to 50; null: 1.</param>
/// <param name="Priority">Priority of guest tasks, 0 or more; null: 0.</param>
public sealed record CreatePoolGrant(AccountSid BorrowerAccountSid, string FriendlyName, string Attributes = "{}", int? Capacity = null, int? Priority = null);
