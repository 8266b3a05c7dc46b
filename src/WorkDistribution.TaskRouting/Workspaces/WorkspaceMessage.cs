using WorkDistribution.Core.Paging;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>A command on its way to a workspace's owner and back.</summary>
internal abstract class WorkspaceMessage
{
    /// <summary>Whether the command removes the workspace.</summary>
    public abstract bool RemovesWorkspace { get; }

    /// <summary>Has the engine decide it.</summary>
    public abstract void Decide(WorkspaceEngine engine, DateTimeOffset now);

    /// <summary>Answers what was decided.</summary>
    public abstract void Answer();

    /// <summary>Answers that it was not carried out.</summary>
    public abstract void Refuse(RoutingFault fault);
}

/// <inheritdoc cref="WorkspaceMessage"/>
/// <param name="command">The command.</param>
internal sealed class WorkspaceMessage<TResult>(WorkspaceCommand<TResult> command) : WorkspaceMessage
{
    private readonly TaskCompletionSource<RoutingResult<TResult>> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RoutingResult<TResult> _result;
    private PageTokenException? _badToken;

    /// <summary>The answer.</summary>
    public Task<RoutingResult<TResult>> Reply => _reply.Task;

    /// <inheritdoc/>
    public override bool RemovesWorkspace => command is DeleteWorkspace;

    /// <inheritdoc/>
    public override void Decide(WorkspaceEngine engine, DateTimeOffset now)
    {
        try
        {
            _result = engine.Handle(command, now);
        }
        catch (PageTokenException bad)
        {
            _badToken = bad;
        }
    }

    /// <inheritdoc/>
    public override void Answer()
    {
        if (_badToken is not null)
        {
            _reply.TrySetException(_badToken);
        }
        else
        {
            _reply.TrySetResult(_result);
        }
    }

    /// <inheritdoc/>
    public override void Refuse(RoutingFault fault) => _reply.TrySetResult(fault);
}
