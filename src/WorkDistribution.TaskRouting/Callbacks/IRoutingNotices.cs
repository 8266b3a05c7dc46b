namespace WorkDistribution.TaskRouting.Callbacks;

/// <summary>The error log of accounts. Implemented where it is kept.</summary>
public interface IRoutingNotices
{
    /// <summary>Keeps a notice; bounded an account, never throws for storage's faults.</summary>
    Task ReportAsync(RoutingNotice notice, CancellationToken cancellationToken);
}
