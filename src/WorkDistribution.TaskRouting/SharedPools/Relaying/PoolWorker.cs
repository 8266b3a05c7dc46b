using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.SharedPools.Relaying;

/// <summary>The pool as a worker of the borrower's workspace.</summary>
/// <remarks>The borrower may do with it what may be done with any worker: pause it, add attributes, lower its capacity. Its capacity is never more than granted, and removing it gives the pool back.</remarks>
/// <param name="side">The borrower's side.</param>
internal sealed class PoolWorker(RelaySide side)
{
    private const string Attribute = "pool";
    private static readonly ReservationStatus[] Live = [ReservationStatus.Pending, ReservationStatus.Accepted, ReservationStatus.Wrapping];

    /// <summary>The attributes of a grant's pool worker: what the lender shows, and the grant.</summary>
    public static string AttributesOf(PoolGrant grant) => PoolJson.Write(writer =>
    {
        writer.WriteString(Attribute, grant.Sid.Value);
        PoolJson.CopyTo(writer, grant.Attributes, Attribute);
    });

    /// <summary>Makes it, not available yet. One that a crash left behind is taken up.</summary>
    public async Task<RoutingResult<WorkerView>> MakeAsync(PoolGrant grant, string name, CancellationToken cancellationToken)
    {
        if (await ActivityAsync(available: true, cancellationToken) is null || await ActivityAsync(available: false, cancellationToken) is not { } offline)
        {
            return new RoutingFault(ErrorCatalogue.Conflict, "The workspace needs an available and an unavailable activity");
        }

        var attributes = AttributesOf(grant);
        var same = await side.SendAsync(new ListWorkers(new() { FriendlyName = name }, new PageRequest()), cancellationToken);
        return same is { Items: [{ Available: false } left] } && left.Worker.Attributes == attributes
            ? left
            : await side.TryAsync(new CreateWorker(name, offline, attributes), cancellationToken);
    }

    /// <summary>Opens it for tasks when it is new or an offer timed out, and brings its capacity down to what is granted.</summary>
    /// <returns>false when it is gone.</returns>
    public async Task<bool> TendAsync(PoolGrant grant, WorkerSid worker, CancellationToken cancellationToken)
    {
        if (await side.SendAsync(new FetchWorker(worker), cancellationToken) is not { } view)
        {
            return false;
        }

        foreach (var channel in await ChannelsAsync(worker, cancellationToken))
        {
            if (channel.Channel.ConfiguredCapacity > grant.Capacity)
            {
                await SetAsync(channel, grant.Capacity, null, cancellationToken);
            }
        }

        // One that nobody has changed since it was made was never opened.
        if ((view.Worker.MustUpdate || view.Worker.Version == 0) && await ActivityAsync(available: true, cancellationToken) is { } available)
        {
            await side.SendAsync(new UpdateWorker(worker, available), cancellationToken);
        }

        return true;
    }

    /// <summary>Gives every channel the granted capacity.</summary>
    public async Task FitAsync(PoolGrant grant, WorkerSid worker, CancellationToken cancellationToken)
    {
        foreach (var channel in await ChannelsAsync(worker, cancellationToken))
        {
            await SetAsync(channel, grant.Capacity, null, cancellationToken);
        }
    }

    /// <summary>Lets nothing more be offered; what is offered stays for the moment.</summary>
    public async Task CloseAsync(WorkerSid worker, CancellationToken cancellationToken)
    {
        foreach (var channel in await ChannelsAsync(worker, cancellationToken))
        {
            if (channel.Channel.Available)
            {
                await SetAsync(channel, null, available: false, cancellationToken);
            }
        }
    }

    /// <summary>Takes it off line when nothing is offered any more, and removes it when it has no work.</summary>
    /// <returns>true when it is gone.</returns>
    public async Task<bool> RemoveAsync(WorkerSid worker, CancellationToken cancellationToken)
    {
        if (await side.SendAsync(new FetchWorker(worker), cancellationToken) is not { } view)
        {
            return true;
        }

        if (view.Available
            && (await ActivityAsync(available: false, cancellationToken) is not { } offline || await side.SendAsync(new UpdateWorker(worker, offline), cancellationToken) is null))
        {
            return false;
        }

        return (await side.TryAsync(new DeleteWorker(worker), cancellationToken)).Succeeded;
    }

    /// <summary>The reservations it has.</summary>
    public async Task<List<ReservationSid>> LiveAsync(WorkerSid worker, CancellationToken cancellationToken)
    {
        var found = new List<ReservationSid>();
        foreach (var status in Live)
        {
            var reservations = await side.AllAsync(page => new ListReservations(null, worker, status, page), cancellationToken);
            found.AddRange(reservations.Select(static view => view.Reservation.Sid));
        }

        return found;
    }

    private Task<List<WorkerChannelView>> ChannelsAsync(WorkerSid worker, CancellationToken cancellationToken) =>
        side.AllAsync(page => new ListWorkerChannels(worker, page), cancellationToken);

    private Task<WorkerChannelView?> SetAsync(WorkerChannelView channel, int? capacity, bool? available, CancellationToken cancellationToken) =>
        side.SendAsync(new UpdateWorkerChannel(channel.Channel.WorkerSid, channel.Channel.Sid.Value, capacity, available), cancellationToken);

    /// <summary>An activity that lets tasks be offered, or does not: the one a workspace begins with, else the first.</summary>
    private async Task<ActivitySid?> ActivityAsync(bool available, CancellationToken cancellationToken)
    {
        var activities = await side.AllAsync(page => new ListActivities(null, available, page), cancellationToken);
        return (activities.Find(activity => activity.FriendlyName == (available ? "Available" : "Offline")) ?? activities.FirstOrDefault())?.Sid;
    }
}
