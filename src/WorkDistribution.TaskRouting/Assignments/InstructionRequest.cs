using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>An instruction for one reservation.</summary>
public sealed record InstructionRequest
{
    /// <summary>Whose workspace it is.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>The workspace.</summary>
    public required WorkspaceSid WorkspaceSid { get; init; }

    /// <summary>The reservation.</summary>
    public required ReservationSid ReservationSid { get; init; }

    /// <summary>The task it must be of; null: any.</summary>
    public TaskSid? TaskSid { get; init; }

    /// <summary>The worker it must be of; null: any.</summary>
    public WorkerSid? WorkerSid { get; init; }

    /// <summary>What to do.</summary>
    public required ReservationInstruction Instruction { get; init; }

    /// <summary>Who asks; shown in the events that follow.</summary>
    public Actor Actor { get; init; } = Actor.System;

    /// <summary>The version its owner saw (ETag), or *; null: whatever it is. Another version is refused with 412.</summary>
    public string? IfMatch { get; init; }
}
