using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>How a queue was used within a period.</summary>
/// <param name="Sid">The queue, which may have been deleted since.</param>
/// <param name="TasksEntered">Tasks that entered.</param>
/// <param name="Accepted">Accepted from it.</param>
/// <param name="Utilisation">Time its accepted tasks were worked on, as workers' whole time: 1.0 is one worker busy during the whole period.</param>
/// <param name="ShareOfAccepted">Its part of all accepted tasks of the workspace, 0 to 1.</param>
/// <param name="AcceptedByChannel">Accepted tasks by task channel.</param>
/// <param name="RoutingSuccess">Accepted tasks by preference level.</param>
public sealed record TaskQueueReport(
    TaskQueueSid Sid,
    int TasksEntered,
    int Accepted,
    double Utilisation,
    double ShareOfAccepted,
    ImmutableArray<ChannelCount> AcceptedByChannel,
    ImmutableArray<PreferenceCount> RoutingSuccess);
