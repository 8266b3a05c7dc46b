namespace WorkDistribution.TaskRouting.Events;

/// <summary>Is told what was committed: worker channels, assignment callbacks, statistics, event callbacks.</summary>
/// <remarks>Called by the workspace's owner after each commit, in order; must return at once (post and go) and never throw.</remarks>
public interface IEventObserver
{
    /// <summary>These events of one workspace are on disk.</summary>
    /// <param name="events">In order of their numbers.</param>
    void Committed(IReadOnlyList<RoutingEvent> events);
}
