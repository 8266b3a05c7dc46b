using WorkDistribution.TaskRouting.Timing;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Something that lives in a workspace and is kept in the store.</summary>
internal abstract class Entity : TimedItem
{
    /// <summary>It changed since the last batch was taken.</summary>
    public bool IsChanged { get; set; }

    /// <summary>It was removed.</summary>
    public bool IsRemoved { get; set; }

    /// <summary>When it was made: lists are in this order.</summary>
    public abstract DateTimeOffset Created { get; }
}
