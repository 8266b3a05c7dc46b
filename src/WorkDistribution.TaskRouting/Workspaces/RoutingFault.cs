using WorkDistribution.Core.Errors;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Why a command was not carried out; nothing was changed.</summary>
/// <param name="Error">The catalogue entry: its code and HTTP status are what REST answers.</param>
/// <param name="Detail">What exactly, in words that name the parameter; null: the entry's own message says it.</param>
public sealed record RoutingFault(ErrorCode Error, string? Detail = null);
