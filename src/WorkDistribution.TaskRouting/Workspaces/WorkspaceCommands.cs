using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workflows.Configuration;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Carries out commands about the workspace itself.</summary>
/// <param name="core">The workspace.</param>
/// <param name="activities">Makes activities.</param>
/// <param name="channels">Makes task channels.</param>
/// <param name="queues">Makes queues.</param>
/// <param name="workflows">Makes workflows.</param>
internal sealed class WorkspaceCommands(WorkspaceCore core, ActivityCommands activities, TaskChannelCommands channels, TaskQueueCommands queues, WorkflowCommands workflows)
{
    private static readonly (string Name, string UniqueName)[] FirstChannels =
        [("Default", TaskChannelState.DefaultName), ("Voice", "voice"), ("Programmable Chat", "chat"), ("SMS", "sms"), ("Video", "video")];

    /// <summary>Furnishes a new workspace.</summary>
    public WorkspaceView Begin(WorkspaceTemplate template)
    {
        core.Changes.WorkspaceChanged = true;
        core.Events.Workspace(EventType.WorkspaceCreated);
        var offline = activities.Add("Offline", available: false);
        activities.Add("Available", available: true);
        activities.Add("Unavailable", available: false);
        core.State.Workspace = core.State.Workspace with { DefaultActivitySid = offline.Activity.Sid, TimeoutActivitySid = offline.Activity.Sid };
        foreach (var (name, uniqueName) in FirstChannels)
        {
            channels.Add(name, uniqueName);
        }

        if (template == WorkspaceTemplate.Fifo)
        {
            queues.Create(new("Everyone"));
            var queue = core.State.Queues.All[0].Queue.Sid.Value;
            var document = $$$$"""{"task_routing":{"filters":[],"default_filter":{"queue":"{{{{queue}}}}"}}}""";
            if (WorkflowConfiguration.TryParse(document, out var configuration, out _))
            {
                workflows.Add(new("Default Fifo Workflow", document), configuration);
            }
        }

        return Views.Of(core.State);
    }

    /// <summary>Shows it.</summary>
    public RoutingResult<WorkspaceView> Fetch() => Views.Of(core.State);

    /// <summary>Changes it; that its name is free among the account's is the router's to know.</summary>
    public RoutingResult<WorkspaceView> Update(UpdateWorkspace command)
    {
        var checks = new Checks();
        if (command.FriendlyName is not null)
        {
            checks.Name(command.FriendlyName);
        }

        checks.Activity(core.State, command.DefaultActivitySid?.Value, "DefaultActivitySid");
        checks.Activity(core.State, command.TimeoutActivitySid?.Value, "TimeoutActivitySid");
        CheckFilter(command.EventsFilter, checks);
        var before = core.State.Workspace;
        if (command.MultiTaskEnabled == false && before.MultiTaskEnabled && core.State.Workers.All.Any(static worker => worker.Live.Count > 1))
        {
            checks.Wrong("MultiTaskEnabled", "workers have several tasks");
        }

        if (checks.Failed)
        {
            return RoutingResult<WorkspaceView>.Refused(checks.Faults);
        }

        core.State.Workspace = before with
        {
            FriendlyName = command.FriendlyName ?? before.FriendlyName,
            DefaultActivitySid = command.DefaultActivitySid ?? before.DefaultActivitySid,
            TimeoutActivitySid = command.TimeoutActivitySid ?? before.TimeoutActivitySid,
            EventCallbackUrl = command.EventCallbackUrl is { } url ? (url.Length == 0 ? null : url) : before.EventCallbackUrl,
            EventsFilter = command.EventsFilter ?? before.EventsFilter,
            MultiTaskEnabled = command.MultiTaskEnabled ?? before.MultiTaskEnabled,
            PrioritizeQueueOrder = command.PrioritizeQueueOrder ?? before.PrioritizeQueueOrder,
            DateUpdated = core.Now,
        };
        core.Changes.WorkspaceChanged = true;
        core.Events.Workspace(EventType.WorkspaceUpdated);
        if (core.State.Workspace.MultiTaskEnabled != before.MultiTaskEnabled)
        {
            foreach (var worker in core.State.Workers.All)
            {
                core.Matcher.Touch(worker);
            }
        }

        if (core.State.Workspace.PrioritizeQueueOrder != before.PrioritizeQueueOrder)
        {
            foreach (var queue in core.State.Queues.All)
            {
                queues.PlaceAnew(queue);
            }
        }

        return Views.Of(core.State);
    }

    /// <summary>Removes it with all that is in it.</summary>
    public RoutingResult<Nothing> Delete()
    {
        core.Events.Workspace(EventType.WorkspaceDeleted);
        core.Changes.WorkspaceRemoved = true;
        return Nothing.Value;
    }

    /// <summary>Event types that are told are known ones.</summary>
    public static void CheckFilter(string? filter, Checks checks)
    {
        foreach (var name in (filter ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            checks.Require(EventTypes.TryParse(name, out _), "EventsFilter", $"there is no event type {name}");
        }
    }
}
