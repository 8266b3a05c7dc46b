namespace WorkDistribution.Accounts.Accounts;

/// <summary>State of an account.</summary>
public enum AccountStatus
{
    /// <summary>In use.</summary>
    Active,

    /// <summary>Refused everywhere until made active again.</summary>
    Suspended,

    /// <summary>Ended for good.</summary>
    Closed,
}
