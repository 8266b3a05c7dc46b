using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows.Configuration;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>Finds what of a workflow cannot come to anything with the workers there are.</summary>
/// <param name="core">The workspace.</param>
internal sealed class WorkflowChecks(WorkspaceCore core)
{
    /// <summary>Evaluations in all: beyond, the rest of the document is taken to be fine, for other commands wait meanwhile.</summary>
    private const int MostEvaluations = 100_000;

    /// <summary>What of workers does not come and go with what they are doing.</summary>
    private const ExpressionInputs Lasting = ExpressionInputs.WorkerAttributes | ExpressionInputs.WorkerIdentity;

    /// <summary>Checks one.</summary>
    public RoutingResult<ImmutableArray<WorkflowWarning>> Check(CheckWorkflow command)
    {
        if (core.State.Workflows.Find(command.Sid.Value) is not { } workflow)
        {
            return new RoutingFault(ErrorCatalogue.NotFound, "There is no such workflow");
        }

        var warnings = ImmutableArray.CreateBuilder<WorkflowWarning>();
        var left = MostEvaluations;
        var rules = workflow.Configuration;
        foreach (var filter in rules.DefaultFilter is { } otherwise ? rules.Filters.Add(otherwise) : rules.Filters)
        {
            for (var i = 0; i < filter.Targets.Length; i++)
            {
                if (Warning(filter.Targets[i], ref left) is { } message)
                {
                    warnings.Add(new(filter.Index, filter.FriendlyName, i, message));
                }
            }
        }

        return warnings.ToImmutable();
    }

    private string? Warning(WorkflowTarget target, ref int left)
    {
        if (core.Routing.QueueOf(target) is not { } queue)
        {
            return $"There is no task queue {target.Queue}";
        }

        var name = queue.Queue.FriendlyName;
        if (queue.Set.Members.Count == 0)
        {
            return $"No worker fulfils the expression of task queue {name}: {queue.Queue.TargetWorkers}";
        }

        if (target.Expression is { } expression && (expression.Inputs & ~Lasting) == ExpressionInputs.None && !Anybody(queue, expression, ref left))
        {
            return $"No worker of task queue {name} fulfils the target's expression: {expression.Text}";
        }

        return target.KnownWorker is { } known && known.Find(new ExpressionContext { Now = core.Now }) is { } given && (known.ByFriendlyName ? core.State.Workers.Named(given) : core.State.Workers.Find(given)) is null
            ? $"There is no worker {given}"
            : null;
    }

    private bool Anybody(QueueState queue, Expression expression, ref int left)
    {
        foreach (var worker in queue.Set.Members)
        {
            if (--left < 0 || expression.Evaluate(new ExpressionContext { Worker = worker, Now = core.Now }))
            {
                return true;
            }
        }

        return false;
    }
}
