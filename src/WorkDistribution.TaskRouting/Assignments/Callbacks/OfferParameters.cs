using System.Collections.Immutable;
using System.Globalization;

namespace WorkDistribution.TaskRouting.Assignments.Callbacks;

/// <summary>The parameters that callbacks about a reservation carry (R3-45). Pure.</summary>
internal static class OfferParameters
{
    /// <summary>All of them, in the wire's names; those without a value are left out.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Of(Offer offer)
    {
        var task = offer.Task.Task;
        var worker = offer.Worker.Worker;
        var parameters = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(26);
        Add("AccountSid", offer.Workspace.AccountSid.Value);
        Add("WorkspaceSid", offer.Workspace.Sid.Value);
        Add("WorkspaceName", offer.Workspace.FriendlyName);
        Add("ReservationSid", offer.Reservation.Sid.Value);
        Add("TaskSid", task.Sid.Value);
        Add("TaskAttributes", task.Attributes);
        Add("TaskAge", offer.Task.Age.ToString(CultureInfo.InvariantCulture));
        Add("TaskPriority", task.Priority.ToString(CultureInfo.InvariantCulture));
        Add("TaskChannelSid", task.TaskChannelSid.Value);
        Add("TaskChannelUniqueName", offer.Task.TaskChannelUniqueName);
        Add("TaskQueueSid", offer.Reservation.TaskQueueSid.Value);
        Add("TaskQueueName", offer.TaskQueue?.FriendlyName ?? offer.Task.TaskQueueName);
        Add("WorkflowSid", task.WorkflowSid?.Value);
        Add("WorkflowFriendlyName", offer.Workflow?.FriendlyName ?? offer.Task.WorkflowName);
        Add("WorkflowName", offer.Workflow?.FriendlyName ?? offer.Task.WorkflowName);
        Add("WorkerSid", worker.Sid.Value);
        Add("WorkerName", worker.FriendlyName);
        Add("WorkerAttributes", worker.Attributes);
        Add("WorkerActivitySid", worker.ActivitySid.Value);
        Add("WorkerActivityName", offer.Worker.ActivityName);
        return parameters.ToImmutable();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parameters.Add(new(name, value));
            }
        }
    }
}
