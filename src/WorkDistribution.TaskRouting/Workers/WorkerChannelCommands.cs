using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workers;

/// <summary>Carries out commands about workers' channels.</summary>
/// <param name="core">The workspace.</param>
internal sealed class WorkerChannelCommands(WorkspaceCore core)
{
    private const int MostCapacity = 50;

    private static readonly RoutingFault NotFound = new(ErrorCatalogue.NotFound, "There is no such worker channel");

    /// <summary>Shows one.</summary>
    public RoutingResult<WorkerChannelView> Fetch(FetchWorkerChannel command) => Find(command.Worker.Value, command.Channel) is var (_, channel) ? Views.Of(channel) : NotFound;

    /// <summary>Lists a worker's.</summary>
    public RoutingResult<Page<WorkerChannelView>> List(ListWorkerChannels command)
    {
        if (core.State.Workers.Find(command.Worker.Value) is not { } worker)
        {
            return NotFound;
        }

        var channels = worker.Channels.OrderBy(static channel => channel.Created).ThenBy(static channel => channel.Key, StringComparer.Ordinal).ToList();
        return Sorted.Page(channels, command.Page, static channel => (channel.Created.UtcTicks, channel.Key), false, Views.Of);
    }

    /// <summary>Changes one.</summary>
    public RoutingResult<WorkerChannelView> Update(UpdateWorkerChannel command)
    {
        if (Find(command.Worker.Value, command.Channel) is not var (worker, channel))
        {
            return NotFound;
        }

        var checks = new Checks();
        checks.Range(command.Capacity, 0, MostCapacity, "Capacity");
        if (command.Capacity is { } wanted && wanted < channel.Assigned)
        {
            checks.Wrong("Capacity", $"the worker has {channel.Assigned} tasks of this channel");
        }

        if (checks.Failed)
        {
            return RoutingResult<WorkerChannelView>.Refused(checks.Faults);
        }

        var before = channel.Channel;
        core.Matcher.Touch(worker, ExpressionInputs.WorkerChannels);
        channel.Channel = before with
        {
            ConfiguredCapacity = command.Capacity ?? before.ConfiguredCapacity,
            Available = command.Available ?? before.Available,
            DateUpdated = core.Now,
        };
        core.Changes.Note(channel);
        if (channel.Channel.ConfiguredCapacity != before.ConfiguredCapacity)
        {
            core.Events.Worker(EventType.WorkerCapacityUpdate, worker, channel, Extra.Of("worker_channel_previous_capacity", before.ConfiguredCapacity));
        }

        if (channel.Channel.Available != before.Available)
        {
            core.Events.Worker(EventType.WorkerChannelAvailabilityUpdate, worker, channel);
        }

        return Views.Of(channel);
    }

    private (WorkerState Worker, WorkerChannelState Channel)? Find(string workerSid, string text)
    {
        if (core.State.Workers.Find(workerSid) is not { } worker)
        {
            return null;
        }

        var channel = worker.Channels.Find(candidate => candidate.Key == text) ?? (core.State.FindChannel(text) is { } kind ? worker.ChannelOf(kind) : null);
        return channel is null ? null : (worker, channel);
    }
}
