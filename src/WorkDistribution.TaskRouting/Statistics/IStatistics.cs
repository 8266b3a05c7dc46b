using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>Statistics of workspaces, a method for each resource of the wire (R3-55), and the reports of R3-54.</summary>
/// <remarks>
/// Safe from any thread. A workspace, queue, workflow, worker or task channel that is not the account's is refused with 20404, a period that is none with 20001.
/// Real-time figures are answered by the workspace's owner from counters it maintains. Cumulative ones are a fold over the committed events, kept by the minute for 30 days;
/// the minutes at the edges of a period count whole, and before two days ago the hours.
/// The combined resources (.../Statistics) are the cumulative and the real-time answer side by side: two calls.
/// </remarks>
public interface IStatistics
{
    /// <summary>.../CumulativeStatistics, and the cumulative part of .../Statistics.</summary>
    Task<RoutingResult<CumulativeStatistics>> WorkspaceCumulativeAsync(AccountSid account, WorkspaceSid workspace, StatisticsQuery query, CancellationToken cancellationToken);

    /// <summary>.../RealTimeStatistics, and the realtime part of .../Statistics.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="workspace">Of which workspace.</param>
    /// <param name="taskChannel">Only tasks of this channel (identifier or unique name); null: all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<RoutingResult<RealTimeStatistics>> WorkspaceRealTimeAsync(AccountSid account, WorkspaceSid workspace, string? taskChannel, CancellationToken cancellationToken);

    /// <summary>.../TaskQueues/{Sid}/CumulativeStatistics.</summary>
    Task<RoutingResult<CumulativeStatistics>> TaskQueueCumulativeAsync(AccountSid account, WorkspaceSid workspace, TaskQueueSid queue, StatisticsQuery query, CancellationToken cancellationToken);

    /// <summary>.../TaskQueues/{Sid}/RealTimeStatistics.</summary>
    Task<RoutingResult<RealTimeStatistics>> TaskQueueRealTimeAsync(AccountSid account, WorkspaceSid workspace, TaskQueueSid queue, string? taskChannel, CancellationToken cancellationToken);

    /// <summary>.../TaskQueues/Statistics: a page of queues, each with both parts.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="workspace">Of which workspace.</param>
    /// <param name="friendlyName">Only queues of this name; null: all.</param>
    /// <param name="query">Period, channel, splits.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<RoutingResult<Page<TaskQueueStatistics>>> TaskQueuesAsync(AccountSid account, WorkspaceSid workspace, string? friendlyName, StatisticsQuery query, PageRequest page, CancellationToken cancellationToken);

    /// <summary>POST .../TaskQueues/RealTimeStatistics: several queues at once (the wire allows 50), in the order asked; queues that do not exist are left out.</summary>
    Task<RoutingResult<ImmutableArray<TaskQueueRealTime>>> TaskQueuesRealTimeAsync(AccountSid account, WorkspaceSid workspace, ImmutableArray<TaskQueueSid> queues, CancellationToken cancellationToken);

    /// <summary>.../Workflows/{Sid}/CumulativeStatistics.</summary>
    Task<RoutingResult<CumulativeStatistics>> WorkflowCumulativeAsync(AccountSid account, WorkspaceSid workspace, WorkflowSid workflow, StatisticsQuery query, CancellationToken cancellationToken);

    /// <summary>.../Workflows/{Sid}/RealTimeStatistics.</summary>
    Task<RoutingResult<RealTimeStatistics>> WorkflowRealTimeAsync(AccountSid account, WorkspaceSid workspace, WorkflowSid workflow, string? taskChannel, CancellationToken cancellationToken);

    /// <summary>.../Workers/{Sid}/Statistics: its cumulative part (there is no other).</summary>
    Task<RoutingResult<WorkerCumulativeStatistics>> WorkerAsync(AccountSid account, WorkspaceSid workspace, WorkerSid worker, StatisticsQuery query, CancellationToken cancellationToken);

    /// <summary>.../Workers/CumulativeStatistics, and the cumulative part of .../Workers/Statistics.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="workspace">Of which workspace.</param>
    /// <param name="workers">Only these workers; null: all, deleted ones included.</param>
    /// <param name="query">Period and channel; splits do not count here.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<RoutingResult<WorkerCumulativeStatistics>> WorkersCumulativeAsync(AccountSid account, WorkspaceSid workspace, WorkerFilter? workers, StatisticsQuery query, CancellationToken cancellationToken);

    /// <summary>.../Workers/RealTimeStatistics, and the realtime part of .../Workers/Statistics.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="workspace">Of which workspace.</param>
    /// <param name="workers">Only these workers; null: all.</param>
    /// <param name="taskChannel">Only workers whose channel of this kind is available; null: all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<RoutingResult<WorkersRealTimeStatistics>> WorkersRealTimeAsync(AccountSid account, WorkspaceSid workspace, WorkerFilter? workers, string? taskChannel, CancellationToken cancellationToken);

    /// <summary>An extra resource beyond the wire, .../Reports (R3-54): routing success by preference level, work per worker and its kinds, utilisation of each queue.</summary>
    Task<RoutingResult<RoutingReport>> ReportAsync(AccountSid account, WorkspaceSid workspace, StatisticsQuery query, CancellationToken cancellationToken);
}
