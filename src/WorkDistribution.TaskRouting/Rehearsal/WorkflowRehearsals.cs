using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Rehearsal.Recording;
using WorkDistribution.TaskRouting.Rehearsal.Replay;
using WorkDistribution.TaskRouting.Rehearsal.Reports;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Rehearsal;

/// <summary>Rehearses workflows: copies the workspace, reads the events of the period, and runs.</summary>
/// <param name="router">Gives the copy.</param>
/// <param name="events">What happened.</param>
/// <param name="options">Limits.</param>
/// <param name="routing">Limits and times of the copy: those of live workspaces.</param>
/// <param name="clock">The time.</param>
/// <param name="log">The log.</param>
internal sealed class WorkflowRehearsals(
    ITaskRouter router,
    IEventStore events,
    IOptions<RehearsalOptions> options,
    IOptions<TaskRoutingOptions> routing,
    TimeProvider clock,
    ILogger<WorkflowRehearsals> log) : IWorkflowRehearsals, IDisposable
{
    /// <summary>How long before the period events are led once more, so that the work under way at its beginning comes about by itself.</summary>
    private static readonly TimeSpan LeadIn = TimeSpan.FromHours(1);

    private static readonly TimeSpan EventsKept = TimeSpan.FromDays(30);
    private static readonly RoutingFault UnderWay = new(ErrorCatalogue.TooManyRequests, "A rehearsal of the account is under way");
    private static readonly RoutingFault Busy = new(ErrorCatalogue.TooManyRequests, "Rehearsals of other accounts are under way");

    private readonly ConcurrentDictionary<AccountSid, bool> _underWay = [];
    private readonly SemaphoreSlim _turns = new(options.Value.AtOnce);
    private readonly RehearsalOptions _limits = options.Value;

    /// <inheritdoc/>
    public async Task<RoutingResult<RehearsalReport>> RehearseAsync(AccountSid account, WorkspaceSid workspace, RehearseWorkflow request, CancellationToken cancellationToken)
    {
        if (!_underWay.TryAdd(account, true))
        {
            return UnderWay;
        }

        using var limit = new CancellationTokenSource(_limits.TimeLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var hasTurn = false;
        try
        {
            await _turns.WaitAsync(either.Token);
            hasTurn = true;
            try
            {
                return await RunAsync(account, workspace, request, either.Token);
            }
            finally
            {
                _turns.Release();
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return hasTurn
                ? new RoutingFault(ErrorCatalogue.InvalidParameter, string.Create(CultureInfo.InvariantCulture, $"EndDate: the rehearsal takes longer than {_limits.TimeLimit.TotalSeconds} seconds: choose a shorter period"))
                : Busy;
        }
        finally
        {
            _underWay.TryRemove(account, out _);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private async Task<RoutingResult<RehearsalReport>> RunAsync(AccountSid account, WorkspaceSid sid, RehearseWorkflow request, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var copy = await router.SendAsync(account, sid, new CopyWorkspace(request.Sid, request.From - LeadIn, _limits.MaxTasks + 1), cancellationToken);
        if (!copy.Succeeded)
        {
            return RoutingResult<RehearsalReport>.Refused(copy.Faults);
        }

        var checks = new Checks();
        CheckPeriod(request, checks);
        var prepared = Prepare(copy.Value, request, checks);
        if (checks.Failed)
        {
            return RoutingResult<RehearsalReport>.Refused(checks.Faults);
        }

        var (engine, warnings) = prepared!.Value;
        var reader = new PeriodReader(copy.Value, new(request.From - LeadIn, request.From, request.Until));
        if (await ReadAsync(sid, reader, cancellationToken) is { } tooMuch)
        {
            return tooMuch;
        }

        // A thread of its own: it is busy for seconds, and requests need those of the pool.
        var report = await Task.Factory.StartNew(
            () =>
            {
                // Queues that the document's list form makes are there from the beginning, by the same identifiers as in the report.
                var queues = engine.Core.State.Queues.All.Select(static queue => queue.Queue).ToImmutableArray();
                var rehearsal = new WorkflowRehearsal(copy.Value with { TaskQueues = queues }, reader.Period, routing.Value, ChangeOf(request));
                rehearsal.Run(cancellationToken);
                return new ReportWriter(engine.Core, reader.Period, engine.Core.State.Workflows.Find(request.Sid.Value)!).Write(rehearsal, warnings);
            },
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        RoutingLog.Rehearsed(log, sid.Value, request.Sid.Value, reader.Period.TaskCount, clock.GetElapsedTime(began));
        return report;
    }

    private static UpdateWorkflow ChangeOf(RehearseWorkflow request) => new(request.Sid, Configuration: request.Configuration, TaskReservationTimeout: request.TaskReservationTimeout);

    private void CheckPeriod(RehearseWorkflow request, Checks checks)
    {
        var now = clock.GetUtcNow();
        checks.Require(request.From < request.Until, "EndDate", "must be after StartDate");
        checks.Require(request.Until <= now, "EndDate", "must not be in the future");
        checks.Require(request.From >= now - EventsKept, "StartDate", "what happened is kept for 30 days");
        checks.Require(request.Until - request.From <= _limits.LongestPeriod, "EndDate", string.Create(CultureInfo.InvariantCulture, $"the period must be of at most {_limits.LongestPeriod.TotalDays} days"));
    }

    /// <summary>The workspace with the changed workflow, checked as if it was saved.</summary>
    private (WorkspaceEngine Engine, ImmutableArray<WorkflowWarning> Warnings)? Prepare(WorkspaceSnapshot copy, RehearseWorkflow request, Checks checks)
    {
        var now = clock.GetUtcNow();
        var engine = WorkspaceEngine.Load(copy with { Tasks = [], Reservations = [] }, routing.Value, new RehearsalSids(), now);
        var changed = engine.Handle(ChangeOf(request), now);
        if (!changed.Succeeded)
        {
            foreach (var fault in changed.Faults)
            {
                checks.Add(fault);
            }

            return null;
        }

        checks.Require(engine.Core.State.Workflows.Find(request.Sid.Value)!.Configuration.HasRules, "Configuration", "documents are not fetched in a rehearsal: give the rules that task_routing_url would answer");
        return (engine, engine.Handle(new CheckWorkflow(request.Sid), now).Value);
    }

    /// <summary>Reads the events around the period.</summary>
    /// <returns>What is too much; null: nothing is.</returns>
    private async Task<RoutingFault?> ReadAsync(WorkspaceSid workspace, PeriodReader reader, CancellationToken cancellationToken)
    {
        var read = 0;
        var after = await events.NumberBeforeAsync(workspace, reader.Period.From, cancellationToken);
        await foreach (var happened in events.ReadAsync(workspace, after, cancellationToken))
        {
            if (++read > _limits.MaxEvents)
            {
                if (happened.Time < reader.Period.Until)
                {
                    return TooMuch(_limits.MaxEvents, "events");
                }

                break;
            }

            reader.Read(happened);
            if (reader.Period.TaskCount > _limits.MaxTasks)
            {
                return TooMuch(_limits.MaxTasks, "tasks");
            }
        }

        reader.Finish();
        return reader.Period.TaskCount > _limits.MaxTasks ? TooMuch(_limits.MaxTasks, "tasks") : null;
    }

    private static RoutingFault TooMuch(int most, string what) =>
        new(ErrorCatalogue.InvalidParameter, string.Create(CultureInfo.InvariantCulture, $"EndDate: the period has more than {most} {what} in the workspace: choose a shorter one"));
}
