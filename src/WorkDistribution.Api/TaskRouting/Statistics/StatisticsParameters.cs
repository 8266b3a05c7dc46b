using System.Collections.Immutable;
using System.Globalization;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Statistics;
using WorkDistribution.TaskRouting.Workers;

namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>Parameters that statistics have in common.</summary>
internal static class StatisticsParameters
{
    public static readonly ImmutableArray<string> Period = ["Minutes", "StartDate", "EndDate", "TaskChannel"];

    private const int MaxMinutes = 43_200;
    private const int MaxSplits = 20;

    /// <summary>Period, channel and thresholds.</summary>
    public static StatisticsQuery Read(RequestParameters parameters) => new()
    {
        Minutes = parameters.Number("Minutes", 1, MaxMinutes),
        StartDate = parameters.Instant("StartDate"),
        EndDate = parameters.Instant("EndDate"),
        TaskChannel = parameters.Text("TaskChannel"),
        SplitByWaitTime = Splits(parameters),
    };

    /// <summary>Which workers; null: all.</summary>
    public static WorkerFilter? Workers(RequestParameters parameters)
    {
        var filter = new WorkerFilter
        {
            TaskQueueSid = parameters.Sid<TaskQueueSid>("TaskQueueSid"),
            TaskQueueName = parameters.Text("TaskQueueName"),
            FriendlyName = parameters.Text("FriendlyName"),
        };
        return filter == new WorkerFilter() ? null : filter;
    }

    private static ImmutableArray<int> Splits(RequestParameters parameters)
    {
        if (parameters.Text("SplitByWaitTime") is not { } text)
        {
            return [];
        }

        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var splits = ImmutableArray.CreateBuilder<int>(parts.Length);
        foreach (var part in parts)
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || parts.Length > MaxSplits)
            {
                parameters.Refuse(ErrorCatalogue.InvalidParameter, $"SplitByWaitTime must be at most {MaxSplits} whole numbers of seconds, separated by commas: {text}");
                return [];
            }

            if (!splits.Contains(seconds))
            {
                splits.Add(seconds);
            }
        }

        return splits.ToImmutable();
    }
}
