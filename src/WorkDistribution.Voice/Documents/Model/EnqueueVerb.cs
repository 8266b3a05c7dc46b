using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Makes the caller wait in a queue, until somebody takes it out.</summary>
public sealed record EnqueueVerb : Verb
{
    /// <summary>The queue's name, 1 to 64 characters; empty where <see cref="WorkflowSid"/> is set.</summary>
    public string Name { get; init; } = "";

    /// <summary>Asked when the call has left the queue; null: the document goes on.</summary>
    public string? Action { get; init; }

    /// <summary>How it is asked.</summary>
    public WebhookMethod Method { get; init; } = WebhookMethod.Post;

    /// <summary>How many may wait, this call included, where that is less than the queue's own limit; also the limit of a queue made by this. null: the queue's own.</summary>
    public int? MaxQueueSize { get; init; }

    /// <summary>What the caller hears, again and again; null plays music, empty is silence.</summary>
    public string? WaitUrl { get; init; }

    /// <summary>How it is asked.</summary>
    public WebhookMethod WaitUrlMethod { get; init; } = WebhookMethod.Post;

    /// <summary>The workflow that leads the call as a task, as written; null for a plain queue.</summary>
    public string? WorkflowSid { get; init; }

    /// <summary>What is said of the task; null for nothing.</summary>
    public TaskNoun? Task { get; init; }
}
