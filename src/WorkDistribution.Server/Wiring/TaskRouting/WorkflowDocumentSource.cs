using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Server.Webhooks;
using WorkDistribution.TaskRouting.Callbacks;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>
/// Fetches the workflow document of a task from the customer's address (R3-30), signed. An answer that names a lifetime (Cache-Control, Expires) serves further tasks of the
/// workflow for that long, and is asked for again with its validator (ETag, Last-Modified): only a document that does not depend on the task may name one.
/// </summary>
internal sealed class WorkflowDocumentSource(FetchClient fetch, FetchLimits limits, IAccountStore accounts, IRoutingNotices notices, WebhookClock time) : IWorkflowDocumentSource
{
    private const int MostKept = 1_000;

    private readonly ConcurrentDictionary<WorkflowSid, KeptDocument> _kept = [];

    /// <inheritdoc/>
    public async Task<string?> FetchAsync(WorkflowDocumentRequest request, CancellationToken cancellationToken)
    {
        var url = request.Instruction.Url;
        var kept = _kept.TryGetValue(request.Workflow.Sid, out var known) && known.Url == url ? known : null;
        if (kept is not null && time.Clock.GetUtcNow() < kept.FreshUntil)
        {
            return kept.Text;
        }

        using var limit = new CancellationTokenSource(request.Instruction.Timeout, time.Clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        WebhookOutcome outcome;
        try
        {
            outcome = await AskAsync(request, kept, linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            outcome = new WebhookOutcome.Failed(ErrorCatalogue.HttpConnectionFailure, string.Create(CultureInfo.InvariantCulture, $"{url} did not answer within {request.Instruction.Timeout.TotalSeconds:0.#} s."));
        }

        if (outcome is WebhookOutcome.Answered answered)
        {
            return Keep(request.Workflow.Sid, url, kept, answered);
        }

        var failed = (WebhookOutcome.Failed)outcome;
        await notices.ReportAsync(
            new RoutingNotice(request.Workspace.AccountSid, failed.Error, $"The document of workflow {request.Workflow.Sid} for task {request.Task.Task.Sid}: {failed.Detail}", null, failed),
            cancellationToken);
        return null;
    }

    private async Task<WebhookOutcome> AskAsync(WorkflowDocumentRequest request, KeptDocument? kept, CancellationToken cancellationToken)
    {
        if (!WebhookUrl.TryParse(request.Instruction.Url, out var url, out var problem))
        {
            return new WebhookOutcome.Failed(ErrorCatalogue.UrlNotUsable, problem);
        }

        if (await accounts.FindAsync(request.Workspace.AccountSid, cancellationToken) is not { } account)
        {
            return new WebhookOutcome.Failed(ErrorCatalogue.DocumentInternalFailure, $"There is no account {request.Workspace.AccountSid}.");
        }

        using var place = await limits.EnterAsync(url.Canonical.Host, cancellationToken);
        if (!place.IsAcquired)
        {
            return new WebhookOutcome.Failed(ErrorCatalogue.HttpConnectionFailure, $"Too many requests to {url.Authority} wait for an answer.");
        }

        var result = await fetch.FetchAsync(
            new FetchRequest
            {
                Url = url,
                OwnersUrl = request.Instruction.Url,
                Method = request.Instruction.Method,
                Parameters = Parameters(request),
                AuthToken = account.AuthToken,
                IdempotencyToken = new Guid(RandomNumberGenerator.GetBytes(16)).ToString(),
                Headers = CachePolicy.Conditions(kept?.ETag, kept?.LastModified),
            },
            cancellationToken);
        return result.Outcome;
    }

    private string? Keep(WorkflowSid workflow, string url, KeptDocument? kept, WebhookOutcome.Answered answered)
    {
        var now = time.Clock.GetUtcNow();
        var policy = CachePolicy.Read(answered.Headers, now);
        var text = answered.Status == 304 && kept is not null ? kept.Text : Encoding.UTF8.GetString(answered.Body.Span);
        if (!policy.MayStore)
        {
            _kept.TryRemove(workflow, out _);
        }
        else if (_kept.Count < MostKept || _kept.ContainsKey(workflow))
        {
            _kept[workflow] = new KeptDocument(url, text, now + policy.Lifetime, policy.ETag ?? kept?.ETag, policy.LastModified ?? kept?.LastModified);
        }
        else
        {
            foreach (var (sid, _) in _kept.Where(one => one.Value.FreshUntil <= now))
            {
                _kept.TryRemove(sid, out _);
            }
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>The task and, in a body (POST), the queues and workers too: they would not fit into an address.</summary>
    private static ImmutableArray<KeyValuePair<string, string>> Parameters(WorkflowDocumentRequest request)
    {
        var task = request.Task.Task;
        var parameters = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(16);
        Add("AccountSid", request.Workspace.AccountSid.Value);
        Add("WorkspaceSid", request.Workspace.Sid.Value);
        Add("WorkspaceName", request.Workspace.FriendlyName);
        Add("WorkflowSid", request.Workflow.Sid.Value);
        Add("WorkflowName", request.Workflow.FriendlyName);
        Add("TaskSid", task.Sid.Value);
        Add("TaskAttributes", task.Attributes);
        Add("TaskAge", request.Task.Age.ToString(CultureInfo.InvariantCulture));
        Add("TaskPriority", task.Priority.ToString(CultureInfo.InvariantCulture));
        Add("TaskChannelUniqueName", request.Task.TaskChannelUniqueName);
        if (request.Instruction.Method == WebhookMethod.Post)
        {
            Add("TaskQueues", JsonSerializer.Serialize(request.Queues, WorkflowDocumentJson.Wire.ImmutableArrayWorkflowDocumentQueue));
            Add("Workers", JsonSerializer.Serialize(request.Workers, WorkflowDocumentJson.Wire.ImmutableArrayWorkflowDocumentWorker));
        }

        return parameters.ToImmutable();

        void Add(string name, string value) => parameters.Add(new(name, value));
    }

    /// <summary>A document as it came, and how long it holds.</summary>
    private sealed record KeptDocument(string Url, string Text, DateTimeOffset FreshUntil, string? ETag, string? LastModified);
}
