using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Invariants;
using WorkDistribution.TaskRouting.Matching;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Timing;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>A live workspace: its state and the parts that decide over it. One thread at a time; no clock, no I/O.</summary>
internal sealed class WorkspaceCore
{
    /// <param name="workspace">The workspace.</param>
    /// <param name="options">Limits and times.</param>
    /// <param name="sids">New identifiers.</param>
    public WorkspaceCore(Workspace workspace, TaskRoutingOptions options, ISidSource sids)
    {
        Options = options;
        Sids = sids;
        State = new(workspace);
        Events = new(this);
        Matcher = new(this);
        Tasks = new(this);
        Workers = new(this);
        Reservations = new(this);
        Routing = new(this);
        Monitor = new(this);
    }

    /// <summary>Limits and times.</summary>
    public TaskRoutingOptions Options { get; }

    /// <summary>New identifiers.</summary>
    public ISidSource Sids { get; }

    /// <summary>Everything that lives in it.</summary>
    public WorkspaceState State { get; }

    /// <summary>What changed and is not committed.</summary>
    public ChangeSet Changes { get; } = new();

    /// <summary>What is due when.</summary>
    public Timers Timers { get; } = new();

    /// <summary>What happens.</summary>
    public EventLog Events { get; }

    /// <summary>Tasks and workers brought together.</summary>
    public Matcher Matcher { get; }

    /// <summary>The life of tasks.</summary>
    public TaskLife Tasks { get; }

    /// <summary>The life of workers.</summary>
    public WorkerLife Workers { get; }

    /// <summary>The life of reservations.</summary>
    public ReservationLife Reservations { get; }

    /// <summary>The way of tasks through workflows.</summary>
    public WorkflowRouting Routing { get; }

    /// <summary>Looks after what must always hold.</summary>
    public InvariantMonitor Monitor { get; }

    /// <summary>The time of the decision at hand, to the millisecond.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>Who caused it.</summary>
    public Actor Actor { get; set; } = Actor.System;

    /// <summary>Documents that are to be fetched for tasks: asked for when the decision is committed.</summary>
    public List<WorkflowDocumentRequest> Fetches { get; } = [];
}
