using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.TaskChannels;

/// <summary>Carries out commands about task channels.</summary>
/// <param name="core">The workspace.</param>
internal sealed class TaskChannelCommands(WorkspaceCore core)
{
    private static readonly RoutingFault NotFound = new(ErrorCatalogue.NotFound, "There is no such task channel");

    /// <summary>Makes one, with a channel of it for every worker.</summary>
    public RoutingResult<TaskChannel> Create(CreateTaskChannel command)
    {
        var checks = new Checks();
        checks.Name(command.FriendlyName);
        checks.Name(command.UniqueName, "UniqueName");
        checks.Require(core.State.Channels.Named(command.UniqueName) is null, "UniqueName", "another task channel has this name");
        checks.Limit(core.State.Channels.Count, core.Options.MaxTaskChannels, "task channels");
        if (checks.Failed)
        {
            return RoutingResult<TaskChannel>.Refused(checks.Faults);
        }

        var channel = Add(command.FriendlyName, command.UniqueName, command.ChannelOptimizedRouting);
        foreach (var worker in core.State.Workers.All)
        {
            core.Matcher.Touch(worker, Expressions.ExpressionInputs.WorkerChannels);
            core.Workers.AddChannel(worker, channel);
        }

        return channel.Channel;
    }

    /// <summary>Adds one, checked.</summary>
    public TaskChannelState Add(string name, string uniqueName, bool optimized = false)
    {
        var channel = new TaskChannelState(new()
        {
            Sid = core.Sids.NewOrdered<TaskChannelSid>(core.Now),
            WorkspaceSid = core.State.Workspace.Sid,
            FriendlyName = name,
            UniqueName = uniqueName,
            ChannelOptimizedRouting = optimized,
            DateCreated = core.Now,
            DateUpdated = core.Now,
        });
        core.State.Channels.Add(channel, uniqueName);
        core.Changes.Note(channel);
        return channel;
    }

    /// <summary>Shows one.</summary>
    public RoutingResult<TaskChannel> Fetch(FetchTaskChannel command) => core.State.FindChannel(command.Channel) is { } channel ? channel.Channel : NotFound;

    /// <summary>Lists them.</summary>
    public RoutingResult<Page<TaskChannel>> List(ListTaskChannels command) => core.State.Channels.Page(command.Page, static _ => true, static channel => channel.Channel);

    /// <summary>Changes one.</summary>
    public RoutingResult<TaskChannel> Update(UpdateTaskChannel command)
    {
        if (core.State.FindChannel(command.Channel) is not { } channel)
        {
            return NotFound;
        }

        var checks = new Checks();
        if (command.FriendlyName is not null)
        {
            checks.Name(command.FriendlyName);
        }

        if (checks.Failed)
        {
            return RoutingResult<TaskChannel>.Refused(checks.Faults);
        }

        if (command.ChannelOptimizedRouting is { } optimized && optimized != channel.Channel.ChannelOptimizedRouting)
        {
            core.Matcher.Reorder(channel);
        }

        channel.Channel = channel.Channel with
        {
            FriendlyName = command.FriendlyName ?? channel.Channel.FriendlyName,
            ChannelOptimizedRouting = command.ChannelOptimizedRouting ?? channel.Channel.ChannelOptimizedRouting,
            DateUpdated = core.Now,
        };
        core.Changes.Note(channel);
        return channel.Channel;
    }

    /// <summary>Removes one, and every worker's.</summary>
    public RoutingResult<Nothing> Delete(DeleteTaskChannel command)
    {
        if (core.State.FindChannel(command.Channel) is not { } channel)
        {
            return NotFound;
        }

        if (channel.Channel.UniqueName == TaskChannelState.DefaultName)
        {
            return new RoutingFault(ErrorCatalogue.ResourceInUse, "The default task channel stays");
        }

        if (channel.Tasks > 0)
        {
            return new RoutingFault(ErrorCatalogue.ResourceInUse, "There are tasks of the task channel");
        }

        foreach (var worker in core.State.Workers.All)
        {
            core.Matcher.Touch(worker, Expressions.ExpressionInputs.WorkerChannels);
            core.Workers.RemoveChannel(worker, channel);
        }

        core.State.Channels.Remove(channel, channel.Channel.UniqueName);
        core.Changes.NoteRemoved(channel);
        return Nothing.Value;
    }
}
