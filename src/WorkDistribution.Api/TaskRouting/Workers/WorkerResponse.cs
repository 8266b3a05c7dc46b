using WorkDistribution.Api.Formats;
using WorkDistribution.TaskRouting.Workers;

namespace WorkDistribution.Api.TaskRouting.Workers;

/// <summary>A worker on the wire.</summary>
internal sealed record WorkerResponse(
    string Sid,
    string AccountSid,
    string WorkspaceSid,
    string FriendlyName,
    string Attributes,
    string ActivitySid,
    string ActivityName,
    bool Available,
    string DateCreated,
    string DateUpdated,
    string DateStatusChanged,
    string Url,
    IReadOnlyDictionary<string, string?> Links)
{
    public static WorkerResponse Of(WorkerView view, WorkspaceAddress address)
    {
        var worker = view.Worker;
        var url = address.Of("Workers", worker.Sid);
        return new WorkerResponse(
            worker.Sid.Value,
            address.Account.Value,
            address.Sid.Value,
            worker.FriendlyName,
            worker.Attributes,
            worker.ActivitySid.Value,
            view.ActivityName,
            view.Available,
            WireDate.Iso(worker.DateCreated),
            WireDate.Iso(worker.DateUpdated),
            WireDate.Iso(worker.DateStatusChanged),
            url,
            new Dictionary<string, string?>
            {
                ["workspace"] = address.Self,
                ["activity"] = address.Of("Activities", worker.ActivitySid),
                ["channels"] = url + "/Channels",
                ["reservations"] = url + "/Reservations",
                ["worker_statistics"] = url + "/Statistics",
                ["statistics"] = address.Of("Workers/Statistics"),
                ["real_time_statistics"] = address.Of("Workers/RealTimeStatistics"),
                ["cumulative_statistics"] = address.Of("Workers/CumulativeStatistics"),
            });
    }
}
