using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>Takes the waiting call out of its queue and gives it another document.</summary>
public sealed record RedirectInstruction : ReservationInstruction
{
    /// <inheritdoc/>
    public override string Word => "redirect";

    /// <summary>The call; null: the one the task was made for.</summary>
    public CallSid? CallSid { get; init; }

    /// <summary>Its next document.</summary>
    public required string Url { get; init; }

    /// <summary>Whether the reservation is accepted with it. Default false.</summary>
    public bool Accept { get; init; }
}
