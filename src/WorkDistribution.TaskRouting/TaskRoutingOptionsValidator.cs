using Microsoft.Extensions.Options;

namespace WorkDistribution.TaskRouting;

/// <summary>Checks the settings at start and names every problem at once.</summary>
internal sealed class TaskRoutingOptionsValidator : IValidateOptions<TaskRoutingOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TaskRoutingOptions options)
    {
        List<string> problems = [];
        AtLeastOne(options.MaxWorkspaces, nameof(options.MaxWorkspaces));
        AtLeastOne(options.MaxTaskQueues, nameof(options.MaxTaskQueues));
        AtLeastOne(options.MaxWorkflows, nameof(options.MaxWorkflows));
        AtLeastOne(options.MaxWorkers, nameof(options.MaxWorkers));
        AtLeastOne(options.MaxOnlineWorkers, nameof(options.MaxOnlineWorkers));
        AtLeastOne(options.MaxTasks, nameof(options.MaxTasks));
        AtLeastOne(options.MaxPoolGrants, nameof(options.MaxPoolGrants));
        AtLeastOne(options.MailboxCapacity, nameof(options.MailboxCapacity));
        AtLeastOne(options.GroupSize, nameof(options.GroupSize));
        AtLeastOne(options.Deciders, nameof(options.Deciders));
        Longer(options.LongestAssignment, nameof(options.LongestAssignment));
        Longer(options.RejectionPause, nameof(options.RejectionPause));
        if (options.MaxActivities < 3)
        {
            problems.Add("TaskRouting:MaxActivities must be at least 3: a workspace begins with as many.");
        }

        if (options.MaxTaskChannels < 5)
        {
            problems.Add("TaskRouting:MaxTaskChannels must be at least 5: a workspace begins with as many.");
        }

        if (options.MaxEndedTasks < 0 || options.EndedTaskRetention < TimeSpan.Zero || options.RequeuePriority < 0)
        {
            problems.Add("TaskRouting:MaxEndedTasks, EndedTaskRetention and RequeuePriority must not be negative.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void AtLeastOne(int value, string setting)
        {
            if (value < 1)
            {
                problems.Add($"TaskRouting:{setting} must be at least 1.");
            }
        }

        void Longer(TimeSpan value, string setting)
        {
            if (value <= TimeSpan.Zero)
            {
                problems.Add($"TaskRouting:{setting} must be longer than 0.");
            }
        }
    }
}
