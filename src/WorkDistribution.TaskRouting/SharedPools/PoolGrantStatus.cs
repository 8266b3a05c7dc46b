namespace WorkDistribution.TaskRouting.SharedPools;

/// <summary>Where a grant stands. A grant that is revoked and settled is no more.</summary>
public enum PoolGrantStatus
{
    /// <summary>The lender offers it; the borrower has not taken it.</summary>
    Offered,

    /// <summary>The borrower has a pool worker, and its tasks go to the lender's queue.</summary>
    Accepted,

    /// <summary>Nothing new goes over; what was accepted is finished.</summary>
    Revoking,

    /// <summary>Nothing new goes over, and what goes on is taken back.</summary>
    RevokingNow,
}
