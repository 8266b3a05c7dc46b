using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Rehearsal.Recording;

/// <summary>Folds events into what workers were at the beginning of a period and what they went over to in it.</summary>
/// <remarks>Changes that follow from offers (activities of a queue, the time-out activity) are left out: in a rehearsal they follow from what happens there.</remarks>
internal sealed class WorkerRecords
{
    private readonly RehearsalPeriod _period;
    private readonly OfferRecords _offers;
    private readonly HashSet<ActivitySid> _ofQueues = [];

    /// <param name="period">What is filled.</param>
    /// <param name="offers">What workers did with offers.</param>
    /// <param name="workspace">The workspace as it is now.</param>
    public WorkerRecords(RehearsalPeriod period, OfferRecords offers, WorkspaceSnapshot workspace)
    {
        (_period, _offers) = (period, offers);
        if (!workspace.Workspace!.MultiTaskEnabled)
        {
            _ofQueues.UnionWith(workspace.TaskQueues.SelectMany(static queue => new[] { queue.ReservationActivitySid, queue.AssignmentActivitySid }).OfType<ActivitySid>());
        }
    }

    /// <summary>Makes a worker known by the first event that tells of it.</summary>
    public void See(WorkerSid worker, RecordedData data)
    {
        if (_period.Workers.ContainsKey(worker))
        {
            return;
        }

        var start = new WorkerAtStart { Sid = worker, Name = data.Text("worker_name"), Attributes = data.Text("worker_attributes"), Activity = data.Activity("worker_activity_sid") };
        if (data.Activity("worker_previous_activity_sid") is { } before)
        {
            start.Activity = before;
        }

        _period.Workers.Add(worker, start);
    }

    /// <summary>An event of a worker, who is known.</summary>
    public void Read(EventRecord happened, WorkerSid sid, RecordedData data, bool late)
    {
        var start = _period.Workers[sid];
        switch (happened.Type)
        {
            case EventType.WorkerCreated:
                start.Activity = null;
                Note(late, new RecordedChange.WorkerChanges(happened.Time, happened.Number, sid, data.Activity("worker_activity_sid"), null));
                break;
            case EventType.WorkerAttributesUpdate:
                Note(late, new RecordedChange.WorkerChanges(happened.Time, happened.Number, sid, null, data.Text("worker_attributes")));
                break;
            case EventType.WorkerActivityUpdate when data.Activity("worker_activity_sid") is { } activity:
                ReadActivity(happened, start, activity, data, late);
                break;
            case EventType.WorkerCapacityUpdate when happened.TaskChannelSid is { } channel:
                start.Capacities.TryAdd(channel, (int)(data.Number("worker_channel_previous_capacity") ?? 1));
                Note(late, new RecordedChange.ChannelChanges(happened.Time, happened.Number, sid, channel, (int)(data.Number("worker_channel_capacity") ?? 1), null));
                break;
            case EventType.WorkerChannelAvailabilityUpdate when happened.TaskChannelSid is { } channel:
                var available = data.Text("worker_channel_available") == "true";
                start.Availabilities.TryAdd(channel, !available);
                Note(late, new RecordedChange.ChannelChanges(happened.Time, happened.Number, sid, channel, null, available));
                break;
        }
    }

    private void ReadActivity(EventRecord happened, WorkerAtStart start, ActivitySid activity, RecordedData data, bool late)
    {
        var before = data.Activity("worker_previous_activity_sid") ?? activity;
        if (start.Activity == before)
        {
            // The first such event: later ones find a time that is set.
            start.Since ??= happened.Time.AddMilliseconds(-(data.Number("worker_time_in_previous_activity_ms") ?? 0));
        }

        var follows = _offers.ChangesWith(start.Sid, happened.Time, activity);
        if (!follows && !_ofQueues.Contains(activity) && !_ofQueues.Contains(before))
        {
            Note(late, new RecordedChange.WorkerChanges(happened.Time, happened.Number, start.Sid, activity, null));
        }
    }

    private void Note(bool late, RecordedChange change)
    {
        if (late)
        {
            return;
        }

        if (_period.Changes is [.., var last] && last.Time == change.Time && last.Number == change.Number - 1 && Both(last, change) is { } both)
        {
            _period.Changes[^1] = both;
        }
        else
        {
            _period.Changes.Add(change);
        }
    }

    /// <summary>What one command changed that made two events; null: they are two things. Done one after the other, something would be offered in between.</summary>
    private static RecordedChange? Both(RecordedChange first, RecordedChange second) => (first, second) switch
    {
        (RecordedChange.WorkerChanges one, RecordedChange.WorkerChanges other) when one.Worker == other.Worker =>
            other with { Activity = other.Activity ?? one.Activity, Attributes = other.Attributes ?? one.Attributes },
        (RecordedChange.ChannelChanges one, RecordedChange.ChannelChanges other) when one.Worker == other.Worker && one.Channel == other.Channel =>
            other with { Capacity = other.Capacity ?? one.Capacity, Available = other.Available ?? one.Available },
        _ => null,
    };
}
