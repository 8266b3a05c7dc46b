using WorkDistribution.TaskRouting.Rehearsal.Reports;

namespace WorkDistribution.Api.TaskRouting.Rehearsals;

/// <summary>How a worker's time went, on the wire: seconds with work, and seconds with work or free for it.</summary>
internal sealed record RehearsedWorkerResponse(string WorkerSid, string WorkerName, int TasksAssigned, double BusyDuration, double PresentDuration)
{
    public static RehearsedWorkerResponse Of(RehearsedWorker worker) =>
        new(worker.Sid.Value, worker.Name, worker.Assigned, WaitResponse.Seconds(worker.Busy), WaitResponse.Seconds(worker.Present));
}
