using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkDistribution.Api.Errors;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>Opens workers' sockets: GET with a token; events of the worker follow.</summary>
internal sealed class WorkerSockets(WorkerTokens tokens, WorkerHub hub, ITaskRouter router, IOptions<WorkerChannelOptions> options, WorkerChannelMetrics metrics, WorkerChannelClock time, IHostApplicationLifetime lifetime)
{
    /// <summary>The longest time that clients' own timers take, in milliseconds.</summary>
    private const long LongestLifetime = int.MaxValue;

    private readonly ConcurrentDictionary<AccountSid, int> _perAccount = [];
    private int _open;

    /// <summary>Handles the request that opens a socket, and the socket until it ends.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await ApiErrors.Of(ErrorCatalogue.InvalidParameter, "This address takes WebSocket connections (GET with Upgrade) and commands (POST)").ExecuteAsync(context);
            return;
        }

        var query = context.Request.Query;
        if (await tokens.ReadAsync(query["token"], context.RequestAborted) is not { } token
            || !(await router.SendAsync(token.AccountSid, token.WorkspaceSid, new FetchWorker(token.WorkerSid), context.RequestAborted)).Succeeded)
        {
            await ApiErrors.Of(ErrorCatalogue.Unauthorized, "The token is not valid, not valid any more, or of no worker").ExecuteAsync(context);
            return;
        }

        if (!TryEnter(token.AccountSid))
        {
            metrics.ClosedBecause("full");
            context.Response.Headers.RetryAfter = "5";
            await ApiErrors.Of(ErrorCatalogue.TooManyRequests, "Too many workers' sockets are open").ExecuteAsync(context);
            return;
        }

        try
        {
            using var connection = new WorkerConnection(await context.WebSockets.AcceptWebSocketAsync(), token, options.Value, time.Clock, metrics)
            {
                TakesWorkerOffline = IsTrue(query["setWorkerOfflineIfDisconnected"]),
            };
            await ServeAsync(connection, IsTrue(query["closeExistingSessions"]));
        }
        finally
        {
            Leave(token.AccountSid);
        }
    }

    private static bool IsTrue(string? word) => word == "true";

    private async Task ServeAsync(WorkerConnection connection, bool closesOthers)
    {
        var token = connection.Token;
        metrics.Opened();
        connection.Send(Init(token));
        var others = hub.Add(connection);
        if (closesOthers)
        {
            foreach (var other in others)
            {
                other.End("replaced");
            }
        }

        var wasLast = false;
        try
        {
            foreach (var view in await LiveReservationsAsync(token))
            {
                hub.Hold(connection, view.Reservation.Sid, view.Reservation.TaskSid);
            }

            await connection.RunAsync(lifetime.ApplicationStopping);
        }
        finally
        {
            wasLast = hub.Remove(connection);
            metrics.Ended();
        }

        if (wasLast && connection.TakesWorkerOffline && !lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await TakeOfflineAsync(token);
        }
    }

    private byte[] Init(WorkerToken token) => WorkerPayloads.Event("init", writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("account_sid", token.AccountSid.Value);
        writer.WriteString("workspace_sid", token.WorkspaceSid.Value);
        writer.WriteString("channel_id", token.WorkerSid.Value);
        writer.WriteNumber("token_lifetime", Math.Min((long)(token.Expires - time.Clock.GetUtcNow()).TotalMilliseconds, LongestLifetime));
        writer.WriteEndObject();
    });

    private async Task<ImmutableArray<ReservationView>> LiveReservationsAsync(WorkerToken token)
    {
        var live = ImmutableArray.CreateBuilder<ReservationView>();
        foreach (var status in (ReservationStatus[])[ReservationStatus.Pending, ReservationStatus.Accepted, ReservationStatus.Wrapping])
        {
            live.AddRange(await ReservationsAsync(token, status));
        }

        return live.ToImmutable();
    }

    private async Task<ImmutableArray<ReservationView>> ReservationsAsync(WorkerToken token, ReservationStatus status) =>
        (await router.SendAsync(token.AccountSid, token.WorkspaceSid, new ListReservations(null, token.WorkerSid, status, new PageRequest(PageRequest.MaxSize)), CancellationToken.None)).Value?.Items ?? [];

    /// <summary>The worker has had no socket for a while: Offline, and its offers go to others.</summary>
    private async Task TakeOfflineAsync(WorkerToken token)
    {
        try
        {
            await Task.Delay(options.Value.DisconnectGrace, time.Clock, lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        if (hub.IsConnected(token.WorkerSid))
        {
            return;
        }

        var actor = new Actor("worker", token.WorkerSid.Value, Source: "Worker");
        var named = await router.SendAsync(token.AccountSid, token.WorkspaceSid, new ListActivities("Offline", false, new PageRequest(1)), CancellationToken.None);
        var workspace = await router.SendAsync(token.AccountSid, token.WorkspaceSid, new FetchWorkspace(), CancellationToken.None);
        if ((named.Value?.Items.FirstOrDefault()?.Sid ?? workspace.Value?.Workspace.TimeoutActivitySid) is { } offline)
        {
            await router.SendAsync(token.AccountSid, token.WorkspaceSid, new UpdateWorker(token.WorkerSid, offline, RejectPendingReservations: true) { Actor = actor }, CancellationToken.None);
            WorkerChannelLog.TakenOffline(time.Log, token.WorkerSid.Value, options.Value.DisconnectGrace.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        }
    }

    private bool TryEnter(AccountSid account)
    {
        var open = Interlocked.Increment(ref _open);
        var ofAccount = _perAccount.AddOrUpdate(account, 1, static (_, count) => count + 1);
        if (open <= options.Value.MaxSockets && ofAccount <= options.Value.MaxSocketsPerAccount)
        {
            return true;
        }

        Leave(account);
        return false;
    }

    private void Leave(AccountSid account)
    {
        Interlocked.Decrement(ref _open);
        _perAccount.AddOrUpdate(account, 0, static (_, count) => count - 1);
    }
}
