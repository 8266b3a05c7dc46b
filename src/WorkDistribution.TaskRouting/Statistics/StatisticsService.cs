using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Statistics.Book;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>Answers statistics: what is now from the workspaces' owners, what was from their books.</summary>
public sealed class StatisticsService(ITaskRouter router, StatisticsBooks books, TimeProvider clock) : IStatistics
{
    /// <inheritdoc/>
    public Task<RoutingResult<CumulativeStatistics>> WorkspaceCumulativeAsync(AccountSid account, WorkspaceSid workspace, StatisticsQuery query, CancellationToken cancellationToken) =>
        CumulativeAsync(account, workspace, new FetchWorkspace(), StatisticsScope.Workspace, workspace.Value, query, cancellationToken);

    /// <inheritdoc/>
    public Task<RoutingResult<RealTimeStatistics>> WorkspaceRealTimeAsync(AccountSid account, WorkspaceSid workspace, string? taskChannel, CancellationToken cancellationToken) =>
        router.SendAsync(account, workspace, new FetchRealTimeStatistics(TaskChannel: taskChannel), cancellationToken);

    /// <inheritdoc/>
    public Task<RoutingResult<CumulativeStatistics>> TaskQueueCumulativeAsync(AccountSid account, WorkspaceSid workspace, TaskQueueSid queue, StatisticsQuery query, CancellationToken cancellationToken) =>
        CumulativeAsync(account, workspace, new FetchTaskQueue(queue), StatisticsScope.TaskQueue, queue.Value, query, cancellationToken);

    /// <inheritdoc/>
    public Task<RoutingResult<RealTimeStatistics>> TaskQueueRealTimeAsync(AccountSid account, WorkspaceSid workspace, TaskQueueSid queue, string? taskChannel, CancellationToken cancellationToken) =>
        router.SendAsync(account, workspace, new FetchRealTimeStatistics(TaskQueueSid: queue, TaskChannel: taskChannel), cancellationToken);

    /// <inheritdoc/>
    public async Task<RoutingResult<Page<TaskQueueStatistics>>> TaskQueuesAsync(AccountSid account, WorkspaceSid workspace, string? friendlyName, StatisticsQuery query, PageRequest page, CancellationToken cancellationToken)
    {
        var period = await PeriodAsync(account, workspace, query, cancellationToken);
        if (!period.Succeeded)
        {
            return RoutingResult<Page<TaskQueueStatistics>>.Refused(period.Faults);
        }

        var listed = await router.SendAsync(account, workspace, new ListTaskQueues(friendlyName, EvaluateWorkerAttributes: null, WorkerSid: null, Ordering: null, page), cancellationToken);
        if (!listed.Succeeded)
        {
            return RoutingResult<Page<TaskQueueStatistics>>.Refused(listed.Faults);
        }

        var rows = ImmutableArray.CreateBuilder<TaskQueueStatistics>();
        foreach (var view in listed.Value.Items)
        {
            var now = await TaskQueueRealTimeAsync(account, workspace, view.Queue.Sid, query.TaskChannel, cancellationToken);
            if (now.Succeeded)
            {
                // One that was removed since it was listed is left out.
                rows.Add(new TaskQueueStatistics(view.Queue, await CumulativeAsync(workspace, StatisticsScope.TaskQueue, view.Queue.Sid.Value, query, period.Value, cancellationToken), now.Value));
            }
        }

        return new Page<TaskQueueStatistics>(rows.ToImmutable(), listed.Value.NextToken) { PreviousToken = listed.Value.PreviousToken };
    }

    /// <inheritdoc/>
    public async Task<RoutingResult<ImmutableArray<TaskQueueRealTime>>> TaskQueuesRealTimeAsync(AccountSid account, WorkspaceSid workspace, ImmutableArray<TaskQueueSid> queues, CancellationToken cancellationToken)
    {
        var found = await router.SendAsync(account, workspace, new FetchWorkspace(), cancellationToken);
        if (!found.Succeeded)
        {
            return RoutingResult<ImmutableArray<TaskQueueRealTime>>.Refused(found.Faults);
        }

        var rows = ImmutableArray.CreateBuilder<TaskQueueRealTime>();
        foreach (var queue in queues)
        {
            var now = await TaskQueueRealTimeAsync(account, workspace, queue, taskChannel: null, cancellationToken);
            if (now.Succeeded)
            {
                rows.Add(new TaskQueueRealTime(queue, now.Value));
            }
            else if (now.Faults[0].Error != ErrorCatalogue.NotFound)
            {
                return RoutingResult<ImmutableArray<TaskQueueRealTime>>.Refused(now.Faults);
            }
        }

        return rows.ToImmutable();
    }

    /// <inheritdoc/>
    public Task<RoutingResult<CumulativeStatistics>> WorkflowCumulativeAsync(AccountSid account, WorkspaceSid workspace, WorkflowSid workflow, StatisticsQuery query, CancellationToken cancellationToken) =>
        CumulativeAsync(account, workspace, new FetchWorkflow(workflow), StatisticsScope.Workflow, workflow.Value, query, cancellationToken);

    /// <inheritdoc/>
    public Task<RoutingResult<RealTimeStatistics>> WorkflowRealTimeAsync(AccountSid account, WorkspaceSid workspace, WorkflowSid workflow, string? taskChannel, CancellationToken cancellationToken) =>
        router.SendAsync(account, workspace, new FetchRealTimeStatistics(WorkflowSid: workflow, TaskChannel: taskChannel), cancellationToken);

    /// <inheritdoc/>
    public async Task<RoutingResult<WorkerCumulativeStatistics>> WorkerAsync(AccountSid account, WorkspaceSid workspace, WorkerSid worker, StatisticsQuery query, CancellationToken cancellationToken)
    {
        var found = await router.SendAsync(account, workspace, new FetchWorker(worker), cancellationToken);
        return found.Succeeded
            ? await WorkersAsync(account, workspace, [found.Value.Worker], only: true, query, cancellationToken)
            : RoutingResult<WorkerCumulativeStatistics>.Refused(found.Faults);
    }

    /// <inheritdoc/>
    public async Task<RoutingResult<WorkerCumulativeStatistics>> WorkersCumulativeAsync(AccountSid account, WorkspaceSid workspace, WorkerFilter? workers, StatisticsQuery query, CancellationToken cancellationToken)
    {
        var found = await AllAsync(page => router.SendAsync(account, workspace, new ListWorkers(workers ?? new WorkerFilter(), page), cancellationToken));
        return found.Succeeded
            ? await WorkersAsync(account, workspace, [.. found.Value.Select(static view => view.Worker)], only: workers is not null && workers != new WorkerFilter(), query, cancellationToken)
            : RoutingResult<WorkerCumulativeStatistics>.Refused(found.Faults);
    }

    /// <inheritdoc/>
    public Task<RoutingResult<WorkersRealTimeStatistics>> WorkersRealTimeAsync(AccountSid account, WorkspaceSid workspace, WorkerFilter? workers, string? taskChannel, CancellationToken cancellationToken) =>
        router.SendAsync(account, workspace, new FetchWorkersRealTimeStatistics(workers, taskChannel), cancellationToken);

    /// <inheritdoc/>
    public async Task<RoutingResult<RoutingReport>> ReportAsync(AccountSid account, WorkspaceSid workspace, StatisticsQuery query, CancellationToken cancellationToken)
    {
        var found = await router.SendAsync(account, workspace, new FetchWorkspace(), cancellationToken);
        var period = await PeriodAsync(account, workspace, query, cancellationToken);
        if (!found.Succeeded || !period.Succeeded)
        {
            return RoutingResult<RoutingReport>.Refused([.. found.Faults, .. period.Faults]);
        }

        var book = books.Of(workspace);
        return ReportBuilder.Build(
            period.Value,
            await ReadAsync(StatisticsScope.Workspace),
            await ReadAsync(StatisticsScope.Worker),
            await ReadAsync(StatisticsScope.TaskQueue));

        async Task<List<KeyValuePair<StatisticsKey, StatisticsBucket>>> ReadAsync(StatisticsScope scope) =>
            [.. (await book.ReadAsync(scope, sid: null, period.Value.FromMinute, period.Value.BeforeMinute, cancellationToken)).Where(pair => period.Value.Counts(pair.Key))];
    }

    private static async Task<RoutingResult<ImmutableArray<T>>> AllAsync<T>(Func<PageRequest, Task<RoutingResult<Page<T>>>> read)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        for (var page = new PageRequest(PageRequest.MaxSize); ;)
        {
            var found = await read(page);
            if (!found.Succeeded)
            {
                return RoutingResult<ImmutableArray<T>>.Refused(found.Faults);
            }

            all.AddRange(found.Value.Items);
            if (found.Value.NextToken is not { } token)
            {
                return all.ToImmutable();
            }

            page = page with { Number = page.Number + 1, Token = token };
        }
    }

    private static StatisticsBucket Sum(StatisticsPeriod period, Dictionary<StatisticsKey, StatisticsBucket> found, Func<StatisticsKey, bool>? counts = null)
    {
        var sum = new StatisticsBucket();
        foreach (var (key, bucket) in found)
        {
            if (period.Counts(key) && (counts is null || counts(key)))
            {
                sum.Add(bucket);
            }
        }

        return sum;
    }

    private async Task<RoutingResult<CumulativeStatistics>> CumulativeAsync<T>(
        AccountSid account,
        WorkspaceSid workspace,
        WorkspaceCommand<T> find,
        StatisticsScope scope,
        string sid,
        StatisticsQuery query,
        CancellationToken cancellationToken)
    {
        var found = await router.SendAsync(account, workspace, find, cancellationToken);
        var period = await PeriodAsync(account, workspace, query, cancellationToken);
        return found.Succeeded && period.Succeeded
            ? await CumulativeAsync(workspace, scope, sid, query, period.Value, cancellationToken)
            : RoutingResult<CumulativeStatistics>.Refused([.. found.Faults, .. period.Faults]);
    }

    private async Task<CumulativeStatistics> CumulativeAsync(WorkspaceSid workspace, StatisticsScope scope, string sid, StatisticsQuery query, StatisticsPeriod period, CancellationToken cancellationToken)
    {
        var sum = Sum(period, await books.Of(workspace).ReadAsync(scope, sid, period.FromMinute, period.BeforeMinute, cancellationToken));
        return new CumulativeStatistics
        {
            StartTime = period.Start,
            EndTime = period.End,
            Reservations = sum.ToReservations(),
            TasksCreated = sum[StatisticsCounter.TasksCreated],
            TasksEntered = sum[StatisticsCounter.TasksEntered],
            TasksMoved = sum[StatisticsCounter.TasksMoved],
            TasksCanceled = sum[StatisticsCounter.TasksCanceled],
            TasksCompleted = sum[StatisticsCounter.TasksCompleted],
            TasksDeleted = sum[StatisticsCounter.TasksDeleted],
            TasksTimedOutInWorkflow = sum[StatisticsCounter.TasksTimedOutInWorkflow],
            WaitDurationUntilAccepted = sum.UntilAccepted.ToStatistics(),
            WaitDurationUntilCanceled = sum.UntilCanceled.ToStatistics(),
            WaitDurationInQueueUntilAccepted = sum.InQueueUntilAccepted.ToStatistics(),
            SplitByWaitTime = [.. query.SplitByWaitTime.Select(sum.SplitAt)],
        };
    }

    private async Task<RoutingResult<WorkerCumulativeStatistics>> WorkersAsync(AccountSid account, WorkspaceSid workspace, ImmutableArray<Worker> workers, bool only, StatisticsQuery query, CancellationToken cancellationToken)
    {
        var period = await PeriodAsync(account, workspace, query, cancellationToken);
        var activities = await AllAsync(page => router.SendAsync(account, workspace, new ListActivities(FriendlyName: null, Available: null, page), cancellationToken));
        if (!period.Succeeded || !activities.Succeeded)
        {
            return RoutingResult<WorkerCumulativeStatistics>.Refused([.. period.Faults, .. activities.Faults]);
        }

        // All workers' reservations are the workspace's: those of workers who are gone count as well.
        var book = books.Of(workspace);
        var one = only && workers.Length == 1 ? workers[0].Sid : (WorkerSid?)null;
        var chosen = workers.Select(static worker => worker.Sid.Value).ToHashSet(StringComparer.Ordinal);
        var sum = Sum(
            period.Value,
            await book.ReadAsync(only ? StatisticsScope.Worker : StatisticsScope.Workspace, only ? one?.Value : workspace.Value, period.Value.FromMinute, period.Value.BeforeMinute, cancellationToken),
            key => !only || chosen.Contains(key.Sid));
        var spans = await book.SpansAsync(one, period.Value.Start, period.Value.End, cancellationToken);
        var current = workers.Select(worker => new ActivitySpan(worker.Sid, worker.ActivitySid, worker.DateStatusChanged.ToUnixTimeMilliseconds(), long.MaxValue));
        var durations = period.Value.Cut(spans.Where(span => !only || chosen.Contains(span.Worker.Value)).Concat(current));
        return new WorkerCumulativeStatistics
        {
            StartTime = period.Value.Start,
            EndTime = period.Value.End,
            Reservations = sum.ToReservations(),
            ActivityDurations = [.. activities.Value.Select(activity => new ActivityDurations(activity.Sid, activity.FriendlyName, durations.GetValueOrDefault(activity.Sid).ToStatistics()))],
        };
    }

    private async Task<RoutingResult<StatisticsPeriod>> PeriodAsync(AccountSid account, WorkspaceSid workspace, StatisticsQuery query, CancellationToken cancellationToken)
    {
        var end = query.EndDate ?? clock.GetUtcNow();
        var start = query.StartDate ?? end.AddMinutes(-(query.Minutes ?? 15));
        if (query.Minutes is < 1)
        {
            return new RoutingFault(ErrorCatalogue.InvalidParameter, "Minutes must be at least 1");
        }

        if (start > end)
        {
            return new RoutingFault(ErrorCatalogue.InvalidParameter, "StartDate is after EndDate");
        }

        if (query.TaskChannel is null)
        {
            return new StatisticsPeriod(start, end, Channel: null);
        }

        var channel = await router.SendAsync(account, workspace, new FetchTaskChannel(query.TaskChannel), cancellationToken);
        return channel.Succeeded ? new StatisticsPeriod(start, end, channel.Value.Sid.Value) : RoutingResult<StatisticsPeriod>.Refused(channel.Faults);
    }
}
