using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Workflows.Configuration.Reading;

namespace WorkDistribution.TaskRouting.Workflows.Configuration;

/// <summary>A workflow's document, read once: filters with their targets, and what was added to the wire API's form (R3-29 to R3-36, R3-49, R3-54). Immutable, safe from any thread.</summary>
/// <remarks>docs/workflows.md describes the document.</remarks>
public sealed class WorkflowConfiguration
{
    /// <summary>The longest document, in UTF-8 bytes (as published for the wire API).</summary>
    public const int MaxBytes = 1038576;

    /// <summary>The index of the default filter.</summary>
    public const int DefaultFilterIndex = -1;

    internal WorkflowConfiguration(string json, RoutingRules rules)
    {
        Json = json;
        Filters = rules.Filters;
        DefaultFilter = rules.DefaultFilter;
        Fetch = rules.Fetch;
        AssignmentCallbackUrl = rules.AssignmentCallbackUrl;
        FallbackAssignmentCallbackUrl = rules.FallbackAssignmentCallbackUrl;
        NonresponsiveCallbackUrl = rules.NonresponsiveCallbackUrl;
        FilterInputs = Filters.Aggregate(ExpressionInputs.None, (inputs, filter) => inputs | filter.Expression.Inputs);
    }

    /// <summary>The text as its owner wrote it: what goes over the wire.</summary>
    public string Json { get; }

    /// <summary>The filters, in order. Empty where the document only names a default or an address.</summary>
    public ImmutableArray<WorkflowFilter> Filters { get; }

    /// <summary>Where tasks go that no filter matches, as a filter of one target that matches everything; null: they are refused.</summary>
    public WorkflowFilter? DefaultFilter { get; }

    /// <summary>Where the document for each task is fetched (R3-30); null: this one holds.</summary>
    public FetchInstruction? Fetch { get; }

    /// <summary>The assignment callback that a document brings along (R3-31); null: the workflow's own.</summary>
    public string? AssignmentCallbackUrl { get; }

    /// <summary>Its fallback; null: none.</summary>
    public string? FallbackAssignmentCallbackUrl { get; }

    /// <summary>Asked about a worker who let an offer time out (R3-48); null: the time-out activity holds.</summary>
    public string? NonresponsiveCallbackUrl { get; }

    /// <summary>What the choice of the filter depends on.</summary>
    public ExpressionInputs FilterInputs { get; }

    /// <summary>Whether it has rules of its own, without fetching.</summary>
    public bool HasRules => !Filters.IsEmpty || DefaultFilter is not null;

    /// <summary>Reads a document that a workflow is created or changed with.</summary>
    /// <param name="json">The document, at most <see cref="MaxBytes"/>.</param>
    /// <param name="configuration">The workflow's rules.</param>
    /// <param name="problems">Everything wrong with it, in the order of the text; only warnings when it can be used.</param>
    public static bool TryParse(string json, [NotNullWhen(true)] out WorkflowConfiguration? configuration, out ImmutableArray<ConfigurationProblem> problems) =>
        ConfigurationReader.TryRead(json, isFetched: false, out configuration, out problems);

    /// <summary>Reads a document that was fetched for a task: it has rules of its own, and may bring an assignment callback.</summary>
    /// <inheritdoc cref="TryParse"/>
    public static bool TryParseFetched(string json, [NotNullWhen(true)] out WorkflowConfiguration? configuration, out ImmutableArray<ConfigurationProblem> problems) =>
        ConfigurationReader.TryRead(json, isFetched: true, out configuration, out problems);

    /// <summary>The first filter that matches the task; null when none does (the default filter is the caller's to ask for).</summary>
    /// <param name="context">The task and the time.</param>
    /// <param name="after">Only filters after this index: a task whose last target timed out goes on with the next filter that matches.</param>
    public WorkflowFilter? MatchFilter(in ExpressionContext context, int after = -1)
    {
        foreach (var filter in Filters)
        {
            if (filter.Index > after && filter.Expression.Evaluate(context))
            {
                return filter;
            }
        }

        return null;
    }

    /// <summary>The filter of an index, <see cref="DefaultFilterIndex"/> for the default; null when there is none (any more).</summary>
    public WorkflowFilter? FilterAt(int index) => index == DefaultFilterIndex ? DefaultFilter : index >= 0 && index < Filters.Length ? Filters[index] : null;
}
