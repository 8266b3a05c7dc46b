using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Reservations;

/// <summary>Ends the mark of an instruction that did not lead to an answer: the reservation can be answered otherwise.</summary>
/// <param name="Sid">Which.</param>
public sealed record EndInstruction(ReservationSid Sid) : WorkspaceCommand<ReservationView>;
