using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.CallQueues;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Enqueue and the Task in it.</summary>
internal sealed class EnqueueReader : IVerbReader
{
    /// <inheritdoc/>
    public string Name => "Enqueue";

    /// <inheritdoc/>
    public Verb? Read(CheckedElement element, ProblemList problems)
    {
        var workflow = element.NonEmpty("workflowSid")?.Trim();
        if (workflow is null && element.Text.Length is 0 or > CallQueue.LongestName)
        {
            var (error, what) = element.Text.Length == 0
                ? (ErrorCatalogue.EnqueueNameTooShort, "it names neither a queue nor a workflow")
                : (ErrorCatalogue.EnqueueNameTooLong, $"the queue's name is longer than {CallQueue.LongestName} characters");
            problems.Skip(error, $"Enqueue: {what}; it is skipped.", element.Markup);
            return null;
        }

        return new EnqueueVerb
        {
            Line = element.Line,
            Column = element.Column,
            Name = workflow is null ? element.Text : "",
            Action = element.String("action"),
            Method = element.Method("method"),
            MaxQueueSize = element.Integer("maxQueueSize"),
            WaitUrl = element.String("waitUrl"),
            WaitUrlMethod = element.Method("waitUrlMethod"),
            WorkflowSid = workflow,
            Task = element.Children.FirstOrDefault(child => child.Name == "Task") is { } task
                ? new TaskNoun(task.Text, task.Integer("priority"), task.Seconds("timeout"))
                : null,
        };
    }
}
