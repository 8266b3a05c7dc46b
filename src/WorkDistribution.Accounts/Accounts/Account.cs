using WorkDistribution.Core.Identity;

namespace WorkDistribution.Accounts.Accounts;

/// <summary>A customer's account. Everything else belongs to exactly one.</summary>
public sealed record Account
{
    /// <summary>The identifier, also the user name of REST requests.</summary>
    public required AccountSid Sid { get; init; }

    /// <summary>The account above; null for a main account.</summary>
    public AccountSid? OwnerAccountSid { get; init; }

    /// <summary>A name for people.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>The secret: password of REST requests and key of webhook signatures.</summary>
    public required string AuthToken { get; init; }

    /// <summary>Whether it may do anything.</summary>
    public AccountStatus Status { get; init; } = AccountStatus.Active;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }
}
