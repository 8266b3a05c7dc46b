using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.TaskChannels;

/// <summary>A kind of work: voice, chat, default, ...</summary>
public sealed record TaskChannel
{
    /// <summary>Its identifier.</summary>
    public required TaskChannelSid Sid { get; init; }

    /// <summary>Its workspace.</summary>
    public required WorkspaceSid WorkspaceSid { get; init; }

    /// <summary>Its name.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>Its name in addresses and parameters, unique in the workspace.</summary>
    public required string UniqueName { get; init; }

    /// <summary>Whether the worker with the most free capacity in this channel goes before the longest idle. Default false.</summary>
    public bool ChannelOptimizedRouting { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }
}
