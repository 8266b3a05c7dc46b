using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Activities;

/// <summary>Carries out commands about activities.</summary>
/// <param name="core">The workspace.</param>
internal sealed class ActivityCommands(WorkspaceCore core)
{
    private static readonly RoutingFault NotFound = new(ErrorCatalogue.NotFound, "There is no such activity");

    /// <summary>Makes one.</summary>
    public RoutingResult<Activity> Create(CreateActivity command)
    {
        var checks = new Checks();
        checks.Name(command.FriendlyName);
        checks.Require(core.State.Activities.Named(command.FriendlyName) is null, "FriendlyName", "another activity has this name");
        checks.Limit(core.State.Activities.Count, core.Options.MaxActivities, "activities");
        return checks.Failed ? RoutingResult<Activity>.Refused(checks.Faults) : Add(command.FriendlyName, command.Available).Activity;
    }

    /// <summary>Adds one, checked.</summary>
    public ActivityState Add(string name, bool available)
    {
        var activity = new ActivityState(new()
        {
            Sid = core.Sids.NewOrdered<ActivitySid>(core.Now),
            WorkspaceSid = core.State.Workspace.Sid,
            FriendlyName = name,
            Available = available,
            DateCreated = core.Now,
            DateUpdated = core.Now,
        });
        core.State.Activities.Add(activity, name);
        core.Changes.Note(activity);
        core.Events.Activity(EventType.ActivityCreated, activity.Activity);
        return activity;
    }

    /// <summary>Shows one.</summary>
    public RoutingResult<Activity> Fetch(FetchActivity command) => core.State.Activities.Find(command.Sid.Value) is { } activity ? activity.Activity : NotFound;

    /// <summary>Lists them.</summary>
    public RoutingResult<Page<Activity>> List(ListActivities command) => core.State.Activities.Page(
        command.Page,
        activity => (command.FriendlyName is null || activity.Activity.FriendlyName == command.FriendlyName) && (command.Available is null || activity.Activity.Available == command.Available),
        static activity => activity.Activity);

    /// <summary>Renames one.</summary>
    public RoutingResult<Activity> Update(UpdateActivity command)
    {
        if (core.State.Activities.Find(command.Sid.Value) is not { } activity)
        {
            return NotFound;
        }

        if (command.FriendlyName is not { } name || name == activity.Activity.FriendlyName)
        {
            return activity.Activity;
        }

        var checks = new Checks();
        checks.Name(name);
        checks.Require(core.State.Activities.Named(name) is null, "FriendlyName", "another activity has this name");
        if (checks.Failed)
        {
            return RoutingResult<Activity>.Refused(checks.Faults);
        }

        core.State.OnlineWorkers += activity.IsOffline ? activity.Workers : 0;
        core.State.Activities.Rename(activity, activity.Activity.FriendlyName, name);
        activity.Activity = activity.Activity with { FriendlyName = name, DateUpdated = core.Now };
        core.State.OnlineWorkers -= activity.IsOffline ? activity.Workers : 0;
        if (core.Matcher.Sets.Inputs.HasFlag(Expressions.ExpressionInputs.WorkerActivity))
        {
            foreach (var worker in core.State.Workers.All)
            {
                if (ReferenceEquals(worker.Activity, activity))
                {
                    core.Matcher.Touch(worker, Expressions.ExpressionInputs.WorkerActivity);
                }
            }
        }

        core.Changes.Note(activity);
        core.Events.Activity(EventType.ActivityUpdated, activity.Activity);
        return activity.Activity;
    }

    /// <summary>Removes one.</summary>
    public RoutingResult<Nothing> Delete(DeleteActivity command)
    {
        if (core.State.Activities.Find(command.Sid.Value) is not { } activity)
        {
            return NotFound;
        }

        var sid = activity.Activity.Sid;
        if (sid == core.State.Workspace.DefaultActivitySid || sid == core.State.Workspace.TimeoutActivitySid)
        {
            return new RoutingFault(ErrorCatalogue.ResourceInUse, "The workspace uses the activity");
        }

        if (activity.Workers > 0)
        {
            return new RoutingFault(ErrorCatalogue.ResourceInUse, "Workers are in the activity");
        }

        foreach (var queue in core.State.Queues.All)
        {
            if (queue.Queue.ReservationActivitySid == sid || queue.Queue.AssignmentActivitySid == sid)
            {
                return new RoutingFault(ErrorCatalogue.ResourceInUse, $"Task queue {queue.Queue.FriendlyName} uses the activity");
            }
        }

        core.State.Activities.Remove(activity, activity.Activity.FriendlyName);
        core.Changes.NoteRemoved(activity);
        core.Events.Activity(EventType.ActivityDeleted, activity.Activity);
        return Nothing.Value;
    }
}
