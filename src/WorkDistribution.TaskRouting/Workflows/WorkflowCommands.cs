using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Workflows.Configuration;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>Carries out commands about workflows.</summary>
/// <param name="core">The workspace.</param>
/// <param name="queues">Makes the queues of the list form.</param>
internal sealed class WorkflowCommands(WorkspaceCore core, TaskQueueCommands queues)
{
    private const int LongestReservation = 86400;
    private const int LongestQueueName = 64;

    private static readonly RoutingFault NotFound = new(ErrorCatalogue.NotFound, "There is no such workflow");

    /// <summary>Makes one.</summary>
    public RoutingResult<Workflow> Create(CreateWorkflow command)
    {
        var checks = new Checks();
        checks.Name(command.FriendlyName);
        checks.Require(core.State.Workflows.Named(command.FriendlyName) is null, "FriendlyName", "another workflow has this name");
        checks.Range(command.TaskReservationTimeout, 1, LongestReservation, "TaskReservationTimeout");
        checks.Limit(core.State.Workflows.Count, core.Options.MaxWorkflows, "workflows");
        var configuration = Read(command.Configuration, checks);
        return checks.Failed ? RoutingResult<Workflow>.Refused(checks.Faults) : Add(command, configuration!).Workflow;
    }

    /// <summary>Adds one, checked.</summary>
    public WorkflowState Add(CreateWorkflow command, WorkflowConfiguration configuration)
    {
        MakeQueues(configuration);
        var workflow = new WorkflowState(
            new()
            {
                Sid = core.Sids.NewOrdered<WorkflowSid>(core.Now),
                WorkspaceSid = core.State.Workspace.Sid,
                FriendlyName = command.FriendlyName,
                Configuration = command.Configuration,
                AssignmentCallbackUrl = Text(command.AssignmentCallbackUrl),
                FallbackAssignmentCallbackUrl = Text(command.FallbackAssignmentCallbackUrl),
                TaskReservationTimeout = command.TaskReservationTimeout ?? WorkflowRouting.DefaultReservationTimeout,
                Version = 0,
                DateCreated = core.Now,
                DateUpdated = core.Now,
            },
            configuration);
        core.State.Workflows.Add(workflow, command.FriendlyName);
        core.Changes.Note(workflow);
        core.Events.Workflow(EventType.WorkflowCreated, workflow.Workflow);
        return workflow;
    }

    /// <summary>Shows one.</summary>
    public RoutingResult<Workflow> Fetch(FetchWorkflow command) => core.State.Workflows.Find(command.Sid.Value) is { } workflow ? workflow.Workflow : NotFound;

    /// <summary>Lists them.</summary>
    public RoutingResult<Page<Workflow>> List(ListWorkflows command) => core.State.Workflows.Page(
        command.Page,
        workflow => command.FriendlyName is null || workflow.Workflow.FriendlyName == command.FriendlyName,
        static workflow => workflow.Workflow);

    /// <summary>Changes one.</summary>
    public RoutingResult<Workflow> Update(UpdateWorkflow command)
    {
        if (core.State.Workflows.Find(command.Sid.Value) is not { } workflow)
        {
            return NotFound;
        }

        var before = workflow.Workflow;
        var checks = new Checks();
        if (command.FriendlyName is { } name && name != before.FriendlyName)
        {
            checks.Name(name);
            checks.Require(core.State.Workflows.Named(name) is null, "FriendlyName", "another workflow has this name");
        }

        checks.Range(command.TaskReservationTimeout, 1, LongestReservation, "TaskReservationTimeout");
        var configuration = command.Configuration is { } text && text != before.Configuration ? Read(text, checks) : null;
        if (checks.Failed)
        {
            return RoutingResult<Workflow>.Refused(checks.Faults);
        }

        workflow.Workflow = before with
        {
            FriendlyName = command.FriendlyName ?? before.FriendlyName,
            Configuration = command.Configuration ?? before.Configuration,
            AssignmentCallbackUrl = command.AssignmentCallbackUrl is { } url ? Text(url) : before.AssignmentCallbackUrl,
            FallbackAssignmentCallbackUrl = command.FallbackAssignmentCallbackUrl is { } fallback ? Text(fallback) : before.FallbackAssignmentCallbackUrl,
            TaskReservationTimeout = command.TaskReservationTimeout ?? before.TaskReservationTimeout,
            Version = before.Version + 1,
            DateUpdated = core.Now,
        };
        if (workflow.Workflow.FriendlyName != before.FriendlyName)
        {
            core.State.Workflows.Rename(workflow, before.FriendlyName, workflow.Workflow.FriendlyName);
        }

        core.Changes.Note(workflow);
        core.Events.Workflow(EventType.WorkflowUpdated, workflow.Workflow);
        if (configuration is not null)
        {
            MakeQueues(configuration);
            workflow.Configuration = configuration;
        }

        if (command.ReEvaluateTasks || configuration is not null)
        {
            LeadTasks(workflow, command.ReEvaluateTasks);
        }

        return workflow.Workflow;
    }

    /// <summary>Removes one.</summary>
    public RoutingResult<Nothing> Delete(DeleteWorkflow command)
    {
        if (core.State.Workflows.Find(command.Sid.Value) is not { } workflow)
        {
            return NotFound;
        }

        if (workflow.Counts.Live > 0)
        {
            return new RoutingFault(ErrorCatalogue.ResourceInUse, "The workflow leads tasks");
        }

        core.State.Workflows.Remove(workflow, workflow.Workflow.FriendlyName);
        core.Changes.NoteRemoved(workflow);
        core.Events.Workflow(EventType.WorkflowDeleted, workflow.Workflow);
        return Nothing.Value;
    }

    private static string? Text(string? url) => string.IsNullOrEmpty(url) ? null : url;

    private static IEnumerable<WorkflowTarget> TargetsOf(WorkflowConfiguration configuration) =>
        configuration.Filters.SelectMany(static filter => filter.Targets).Concat(configuration.DefaultFilter?.Targets ?? ImmutableArray<WorkflowTarget>.Empty);

    private WorkflowConfiguration? Read(string text, Checks checks)
    {
        if (!WorkflowConfiguration.TryParse(text, out var configuration, out var problems))
        {
            foreach (var problem in problems.Where(static problem => !problem.IsWarning))
            {
                checks.Wrong("Configuration", problem.ToString());
            }

            return null;
        }

        foreach (var target in TargetsOf(configuration))
        {
            if (target.Queue is { } queue && core.Routing.QueueOf(target) is null)
            {
                checks.Wrong("Configuration", $"{target.Place.Path}.queue (line {target.Place.Line}): there is no task queue {queue} in the workspace");
            }
        }

        return configuration;
    }

    /// <summary>The list form names workers, not queues: each such expression has a queue (R3-36).</summary>
    private void MakeQueues(WorkflowConfiguration configuration)
    {
        foreach (var target in TargetsOf(configuration))
        {
            if (target.QueueWorkers is not { } workers || core.Routing.QueueOf(target) is not null)
            {
                continue;
            }

            var stem = workers.Text.Length <= LongestQueueName ? workers.Text : workers.Text[..LongestQueueName];
            var name = stem;
            for (var i = 2; core.State.Queues.Named(name) is not null; i++)
            {
                name = $"{stem} ({i})";
            }

            queues.Add(new(name, workers.Text), workers.Text, workers);
        }
    }

    /// <summary>Tasks that wait go on by the new document from the target they are at, or begin anew.</summary>
    private void LeadTasks(WorkflowState workflow, bool fromTheTop)
    {
        foreach (var task in core.State.Tasks().Where(task => ReferenceEquals(task.Workflow, workflow) && task.IsOpen && !task.IsFetching).ToList())
        {
            if (task.Task.FilterIndex < WorkflowConfiguration.DefaultFilterIndex)
            {
                continue;
            }

            if (task.Pending > 0)
            {
                core.Routing.FollowWhileOffered(task);
            }
            else if (fromTheTop)
            {
                core.Routing.Enter(task);
            }
            else if (task.Fetched is null)
            {
                core.Routing.Follow(task);
            }
        }
    }
}
