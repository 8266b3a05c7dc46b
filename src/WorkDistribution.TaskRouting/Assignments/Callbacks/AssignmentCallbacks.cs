using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Callbacks;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Assignments.Callbacks;

/// <summary>Asks customers' applications what to do with each reservation, and carries out what they answer (R3-45, R3-46, R3-51); asks about workers who did not answer (R3-48).</summary>
/// <remarks>
/// A reservation that was settled while its callback waited is not told. An answer that comes too late is refused by the workspace: it never wins (R3-53).
/// When neither address gives a usable answer the reservation stays as it is: the worker, REST or its time-out ends it.
/// </remarks>
internal sealed class AssignmentCallbacks : IEventObserver, IHostedService, IAsyncDisposable
{
    private const string Assignment = "assignment";
    private const string Nonresponsive = "nonresponsive";

    private readonly RoutingSide _routing;
    private readonly CallbackSender _sender;
    private readonly CallbackMetrics _metrics;
    private readonly ILogger<AssignmentCallbacks> _log;
    private readonly PendingOffers _pending;
    private readonly FairLanes<CallbackWork> _lanes;

    /// <param name="routing">The way back.</param>
    /// <param name="sender">Sends.</param>
    /// <param name="pending">Reads back what was not told.</param>
    /// <param name="options">Limits.</param>
    /// <param name="metrics">Figures.</param>
    /// <param name="log">The log.</param>
    public AssignmentCallbacks(RoutingSide routing, CallbackSender sender, PendingOffers pending, IOptions<AssignmentOptions> options, CallbackMetrics metrics, ILogger<AssignmentCallbacks> log)
    {
        (_routing, _sender, _pending, _metrics, _log) = (routing, sender, pending, metrics, log);
        var limits = options.Value;
        _lanes = new FairLanes<CallbackWork>(
            new LaneLimits(limits.AtWork, limits.AtWorkPerAccount, limits.WaitingPerAccount),
            WorkAsync,
            (account, exception) => CallbackLog.Failed(log, account.Value, exception));
    }

    /// <summary>Tells again what is pending and was not instructed: the answers of before are lost.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var offer in _pending.ReadAsync(cancellationToken))
        {
            if (offer.Addresses.Assignment is not null)
            {
                count++;
                Add(new CallbackWork(Assignment, offer));
            }
        }

        if (count > 0)
        {
            CallbackLog.ToldAgain(_log, count);
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken) => await _lanes.DisposeAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lanes.DisposeAsync();

    /// <inheritdoc/>
    public void Committed(IReadOnlyList<RoutingEvent> events)
    {
        foreach (var occurrence in events)
        {
            if (occurrence.Type == EventType.ReservationCreated && Offer.Of(occurrence) is { } offer && offer.Addresses.Assignment is not null)
            {
                Add(new CallbackWork(Assignment, offer));
            }
            else if (occurrence.Type == EventType.ReservationTimeout && Offer.Of(occurrence) is { } missed && missed.Addresses.Nonresponsive is not null)
            {
                Add(new CallbackWork(Nonresponsive, missed));
            }
        }
    }

    private void Add(CallbackWork work)
    {
        if (!_lanes.TryAdd(work.Offer.Workspace.AccountSid, work))
        {
            _metrics.Dropped(work.Kind);
            CallbackLog.Dropped(_log, work.Offer.Reservation.Sid.Value, work.Offer.Workspace.AccountSid.Value);
        }
    }

    private Task WorkAsync(CallbackWork work, CancellationToken cancellationToken) =>
        work.Kind == Assignment ? AskAsync(work.Offer, cancellationToken) : AskAboutWorkerAsync(work.Offer, cancellationToken);

    private async Task AskAsync(Offer offer, CancellationToken cancellationToken)
    {
        var current = await SendAsync(offer, new FetchReservation(offer.Reservation.Sid), cancellationToken);
        if (current is not { Succeeded: true, Value.Reservation: { ReservationStatus: ReservationStatus.Pending, IsInstructed: false } })
        {
            return;
        }

        var addresses = offer.Addresses;
        if (await _sender.AskAsync(Assignment, offer, addresses.Assignment!, addresses.Fallback, CallbackAnswer.Read, cancellationToken) is { Instruction: { } instruction })
        {
            await CarryOutAsync(offer, instruction, cancellationToken);
        }
    }

    private async Task CarryOutAsync(Offer offer, ReservationInstruction instruction, CancellationToken cancellationToken)
    {
        var result = await _routing.Runner().RunAsync(
            new InstructionRequest
            {
                AccountSid = offer.Workspace.AccountSid,
                WorkspaceSid = offer.Workspace.Sid,
                ReservationSid = offer.Reservation.Sid,
                Instruction = instruction,
                Actor = new Actor("workspace", offer.Workspace.Sid.Value, Source: "callback"),
            },
            cancellationToken);
        if (result.Succeeded)
        {
            return;
        }

        var why = string.Join("; ", result.Faults.Select(fault => fault.Detail ?? fault.Error.Message));
        CallbackLog.InstructionRefused(_log, instruction.Word, offer.Reservation.Sid.Value, why);
        foreach (var fault in result.Faults.Where(static fault => fault.Error != ErrorCatalogue.NotFound))
        {
            await _sender.ReportAsync(offer, fault.Error, $"Instruction '{instruction.Word}' for reservation {offer.Reservation.Sid}: {fault.Detail ?? fault.Error.Message}", cancellationToken);
        }
    }

    /// <summary>The workspace has put the worker into the time-out activity already; the answer may put it into another, which also lets it be offered tasks again.</summary>
    private async Task AskAboutWorkerAsync(Offer offer, CancellationToken cancellationToken)
    {
        var answer = await _sender.AskAsync(Nonresponsive, offer, offer.Addresses.Nonresponsive!, null, NonresponsiveAnswer.Read, cancellationToken);
        if (answer?.ActivitySid is { } activity)
        {
            var update = new UpdateWorker(offer.Worker.Worker.Sid, activity) { Actor = new Actor("workspace", offer.Workspace.Sid.Value, Source: "callback") };
            if (await SendAsync(offer, update, cancellationToken) is { Succeeded: false, Faults: [var fault, ..] })
            {
                await _sender.ReportAsync(offer, fault.Error, $"Worker {offer.Worker.Worker.Sid} did not answer: {fault.Detail ?? fault.Error.Message}", cancellationToken);
            }
        }
    }

    private Task<RoutingResult<TResult>> SendAsync<TResult>(Offer offer, WorkspaceCommand<TResult> command, CancellationToken cancellationToken) =>
        _routing.Router().SendAsync(offer.Workspace.AccountSid, offer.Workspace.Sid, command, cancellationToken);
}
