using System.Collections.Immutable;
using WorkDistribution.TaskRouting.Matching;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows.Configuration;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>Tasks that wait for their workflow's document to be fetched, and the documents read last.</summary>
/// <param name="core">The workspace.</param>
internal sealed class WorkflowDocuments(WorkspaceCore core)
{
    /// <summary>Read documents kept: servers give the same one to many tasks.</summary>
    private const int ReadKept = 64;

    /// <summary>The source keeps its own time limit; this much later the engine goes on without it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Dictionary<TaskState, DateTimeOffset> _deadlines = [];
    private readonly Dictionary<string, WorkflowConfiguration?> _read = [];

    /// <summary>Asks for the document of a task.</summary>
    public void Ask(TaskState task, FetchInstruction instruction)
    {
        task.IsFetching = true;
        _deadlines[task] = core.Now + instruction.Timeout + Grace;
        core.Fetches.Add(new()
        {
            Workspace = core.State.Workspace,
            Workflow = task.Workflow!.Workflow,
            Instruction = instruction,
            Task = Views.Of(task, core.Now),
            Queues = [.. core.State.Queues.All.Select(queue => new WorkflowDocumentQueue(queue.Queue.Sid, queue.Queue.FriendlyName, queue.Oldest.Count, queue.Set.Members.Count, queue.Set.Available))],
            Workers = Workers(),
        });
    }

    /// <summary>When the engine goes on without the document.</summary>
    public DateTimeOffset? DeadlineOf(TaskState task) => _deadlines.TryGetValue(task, out var deadline) ? deadline : null;

    /// <summary>A task waits no longer.</summary>
    /// <returns>Whether it did.</returns>
    public bool Forget(TaskState task)
    {
        task.IsFetching = false;
        return _deadlines.Remove(task);
    }

    /// <summary>Reads a document; null when it is no use.</summary>
    public WorkflowConfiguration? Read(string document)
    {
        if (!_read.TryGetValue(document, out var configuration))
        {
            if (_read.Count >= ReadKept)
            {
                _read.Clear();
            }

            configuration = WorkflowConfiguration.TryParseFetched(document, out var read, out _) ? read : null;
            _read.Add(document, configuration);
        }

        return configuration;
    }

    private ImmutableArray<WorkflowDocumentWorker> Workers()
    {
        var available = core.State.Workers.All.Where(worker => worker.Activity.Activity.Available).ToList();
        available.Sort(WorkerOrder.ByIdleness);
        return [.. available.Take(WorkflowDocumentRequest.MaxWorkers).Select(Show)];
    }

    private static WorkflowDocumentWorker Show(WorkerState worker) => new(
        worker.Worker.Sid,
        worker.Worker.FriendlyName,
        worker.Worker.Attributes,
        worker.Activity.Activity.FriendlyName,
        worker.Worker.IdleSince,
        worker.Live.Count);
}
