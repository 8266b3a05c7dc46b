using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Fetches workflows' documents for a workspace, a bounded number at once, and brings them back as commands.</summary>
/// <param name="services">What the owner needs from outside.</param>
/// <param name="workspace">The workspace.</param>
/// <param name="post">Posts to its owner.</param>
internal sealed class WorkspaceFetches(OwnerServices services, WorkspaceSid workspace, Func<WorkspaceMessage, bool> post) : IDisposable
{
    private const int AtOnce = 32;

    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Begins one; the engine goes on by itself when the answer is late or gets lost.</summary>
    public void Begin(WorkflowDocumentRequest request) => _ = RunAsync(request);

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _places.Dispose();
    }

    private async Task RunAsync(WorkflowDocumentRequest request)
    {
        string? document = null;
        try
        {
            if (services.Documents is { } source)
            {
                await _places.WaitAsync(_stopping.Token);
                try
                {
                    document = await source.FetchAsync(request, _stopping.Token);
                }
                finally
                {
                    _places.Release();
                }
            }
        }
#pragma warning disable CA1031 // Whatever it was, the stored rules apply.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            RoutingLog.FetchFailed(services.Log, exception, workspace.Value, request.Workflow.Sid.Value, request.Task.Task.Sid.Value);
        }

        post(new WorkspaceMessage<Nothing>(new ApplyWorkflowDocument(request.Task.Task.Sid, document)));
    }
}
