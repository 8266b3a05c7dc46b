using System.Globalization;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workers;

/// <summary>Carries out commands about workers.</summary>
/// <param name="core">The workspace.</param>
internal sealed class WorkerCommands(WorkspaceCore core)
{
    private static readonly RoutingFault NotFound = new(ErrorCatalogue.NotFound, "There is no such worker");

    /// <summary>Makes one.</summary>
    public RoutingResult<WorkerView> Create(CreateWorker command)
    {
        var checks = new Checks();
        checks.Name(command.FriendlyName);
        checks.Require(core.State.Workers.Named(command.FriendlyName) is null, "FriendlyName", "another worker has this name");
        var activity = checks.Activity(core.State, command.ActivitySid?.Value, "ActivitySid") ?? core.State.DefaultActivity;
        var attributes = checks.Attributes(command.Attributes);
        checks.Limit(core.State.Workers.Count, core.Options.MaxWorkers, "workers");
        CheckOnline(null, activity, checks);
        if (checks.Failed)
        {
            return RoutingResult<WorkerView>.Refused(checks.Faults);
        }

        var worker = new WorkerState(
            new()
            {
                Sid = core.Sids.NewOrdered<WorkerSid>(core.Now),
                WorkspaceSid = core.State.Workspace.Sid,
                FriendlyName = command.FriendlyName,
                Attributes = command.Attributes,
                ActivitySid = activity.Activity.Sid,
                DateStatusChanged = core.Now,
                IdleSince = core.Now,
                Version = 0,
                DateCreated = core.Now,
                DateUpdated = core.Now,
            },
            attributes!,
            activity);
        foreach (var channel in core.State.Channels.All)
        {
            core.Workers.AddChannel(worker, channel);
        }

        core.Workers.Admit(worker);
        core.Changes.Note(worker);
        core.Events.Worker(EventType.WorkerCreated, worker);
        return Views.Of(worker);
    }

    /// <summary>Shows one.</summary>
    public RoutingResult<WorkerView> Fetch(FetchWorker command) => core.State.Workers.Find(command.Sid.Value) is { } worker ? Views.Of(worker) : NotFound;

    /// <summary>Lists them.</summary>
    public RoutingResult<Page<WorkerView>> List(ListWorkers command)
    {
        var checks = new Checks();
        var matches = WorkerMatch.Read(core, command.Filter, checks);
        var order = Ordering.Read(command.Filter.Ordering);
        var byStatus = order is [("DateStatusChanged", _)];
        checks.Require(order is [] || byStatus, "Ordering", "must be DateStatusChanged:asc or DateStatusChanged:desc");
        if (checks.Failed)
        {
            return RoutingResult<Page<WorkerView>>.Refused(checks.Faults);
        }

        return byStatus
            ? ByStatusChange(command, matches!, order![0].Descending)
            : core.State.Workers.Page(command.Page, matches!, static worker => Views.Of(worker));
    }

    /// <summary>Changes one.</summary>
    public RoutingResult<WorkerView> Update(UpdateWorker command)
    {
        if (core.State.Workers.Find(command.Sid.Value) is not { } worker)
        {
            return NotFound;
        }

        if (Precondition.Check(command.IfMatch, worker.Worker.Version) is { } stale)
        {
            return stale;
        }

        var checks = new Checks();
        var before = worker.Worker;
        if (command.FriendlyName is { } name && name != before.FriendlyName)
        {
            checks.Name(name);
            checks.Require(core.State.Workers.Named(name) is null, "FriendlyName", "another worker has this name");
        }

        var attributes = checks.Attributes(command.Attributes);
        var activity = checks.Activity(core.State, command.ActivitySid?.Value, "ActivitySid");
        if (activity is not null && !ReferenceEquals(activity, worker.Activity))
        {
            CheckOnline(worker, activity, checks);
            checks.Require(
                worker.Pending == 0 || command.RejectPendingReservations,
                "ActivitySid",
                string.Create(CultureInfo.InvariantCulture, $"worker {worker.Key} has {worker.Pending} pending reservations: its activity changes only with RejectPendingReservations"));
        }

        if (checks.Failed)
        {
            return RoutingResult<WorkerView>.Refused(checks.Faults);
        }

        if (command.RejectPendingReservations)
        {
            core.Workers.ReleaseOffers(worker, ReservationStatus.Rejected, EventType.ReservationRejected);
        }

        Change(worker, command, attributes);
        if (activity is not null)
        {
            core.Workers.SetActivity(worker, activity, mustUpdate: false);
        }

        return Views.Of(worker);
    }

    /// <summary>Removes one.</summary>
    public RoutingResult<Nothing> Delete(DeleteWorker command)
    {
        if (core.State.Workers.Find(command.Sid.Value) is not { } worker)
        {
            return NotFound;
        }

        if (Precondition.Check(command.IfMatch, worker.Worker.Version) is { } stale)
        {
            return stale;
        }

        if (worker.Live.Count > 0)
        {
            return new RoutingFault(ErrorCatalogue.ResourceInUse, "The worker has tasks");
        }

        if (worker.Activity.Activity.Available)
        {
            return new RoutingFault(ErrorCatalogue.ResourceInUse, "The worker's activity is available");
        }

        core.Events.Worker(EventType.WorkerDeleted, worker, null, core.Workers.Leaving(worker));
        core.Workers.Remove(worker);
        return Nothing.Value;
    }

    private void Change(WorkerState worker, UpdateWorker command, AttributeSet? attributes)
    {
        var before = worker.Worker;
        var inputs = (attributes is null ? ExpressionInputs.None : ExpressionInputs.WorkerAttributes)
            | (command.FriendlyName is null ? ExpressionInputs.None : ExpressionInputs.WorkerIdentity);
        core.Matcher.Touch(worker, inputs);
        if (attributes is not null)
        {
            worker.Attributes = attributes;
        }

        core.Workers.Set(worker, before with
        {
            FriendlyName = command.FriendlyName ?? before.FriendlyName,
            Attributes = command.Attributes ?? before.Attributes,
            MustUpdate = false,
        });
        if (worker.Worker.FriendlyName != before.FriendlyName)
        {
            core.State.Workers.Rename(worker, before.FriendlyName, worker.Worker.FriendlyName);
        }

        if (inputs != ExpressionInputs.None)
        {
            core.Events.Worker(EventType.WorkerAttributesUpdate, worker);
        }
    }

    private void CheckOnline(WorkerState? worker, ActivityState activity, Checks checks)
    {
        if (!activity.IsOffline && (worker is null || worker.Activity.IsOffline) && core.State.OnlineWorkers >= core.Options.MaxOnlineWorkers)
        {
            checks.Add(new(ErrorCatalogue.WorkersOnlineExceeded, string.Create(CultureInfo.InvariantCulture, $"At most {core.Options.MaxOnlineWorkers} workers of a workspace may be logged on")));
        }
    }

    private Page<WorkerView> ByStatusChange(ListWorkers command, Func<WorkerState, bool> matches, bool descending)
    {
        var all = core.State.Workers.All.Where(matches).ToList();
        all.Sort((x, y) =>
        {
            var order = x.Worker.DateStatusChanged.CompareTo(y.Worker.DateStatusChanged);
            order = order != 0 ? order : string.CompareOrdinal(x.Key, y.Key);
            return descending ? -order : order;
        });
        return Sorted.Page(all, command.Page, static worker => (worker.Worker.DateStatusChanged.UtcTicks, worker.Key), descending, static worker => Views.Of(worker));
    }
}
