using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Errors;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Calls.MachineDetection;
using WorkDistribution.Voice.Numbers;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Voice.Calls;

/// <summary>What REST does to calls.</summary>
internal sealed class CallControl(CallServices services, CallRegistry registry, OutgoingCalls outgoing, OutboundRoutes routes, CallerIds callerIds, IAccountStore accounts, CallFlow flow) : ICallControl
{
    /// <inheritdoc/>
    public int LiveCalls => registry.Count;

    /// <inheritdoc/>
    public async Task<CallCommandOutcome> CreateAsync(CreateCallCommand command, CancellationToken cancellationToken)
    {
        if (registry.IsDraining)
        {
            return new CallCommandOutcome.Refused(ErrorCatalogue.ServiceUnavailable);
        }

        if (await accounts.FindAsync(command.AccountSid, cancellationToken) is not { Status: AccountStatus.Active })
        {
            return new CallCommandOutcome.Refused(ErrorCatalogue.AccountSuspended);
        }

        if (string.IsNullOrWhiteSpace(command.From) || command.From.Any(char.IsControl))
        {
            return new CallCommandOutcome.Refused(ErrorCatalogue.FromInvalid);
        }

        var to = PhoneNumbers.Normalize(command.To) ?? command.To;
        var from = PhoneNumbers.Normalize(command.From) ?? command.From;
        if (!await callerIds.MayUseAsync(command.AccountSid, from, cancellationToken))
        {
            return new CallCommandOutcome.Refused(ErrorCatalogue.FromInvalid, $"{from} is not a number of this account.");
        }

        var route = await routes.FindAsync(
            new OutboundAddress(command.AccountSid, to, from, null, command.SipAuthUsername, command.SipAuthPassword, []),
            cancellationToken);
        if (route is OutboundRoute.Unreachable unreachable)
        {
            var error = unreachable.Error == ErrorCatalogue.ToUnreachable ? unreachable.Error : ErrorCatalogue.ToInvalid;
            return new CallCommandOutcome.Refused(error, unreachable.Detail);
        }

        var limits = new LegLimits(command.Timeout, Min(command.TimeLimit, services.Settings.MaxCallDuration));
        var call = outgoing.TryCreate(new OutgoingCall(command.AccountSid, to, from, null, CallDirection.OutboundApi, null, limits, command.StatusCallback));
        if (call is null)
        {
            return new CallCommandOutcome.Refused(ErrorCatalogue.CallQueueFull);
        }

        await call.OpenAsync();
        var queued = call.Record;
        registry.Track(RunAsync(call, command, route));
        return new CallCommandOutcome.Done(queued);
    }

    /// <inheritdoc/>
    public async Task<CallCommandOutcome> UpdateAsync(UpdateCallCommand command, CancellationToken cancellationToken)
    {
        if (registry.Find(command.AccountSid, command.Sid) is not { } call || call.Record.IsFinal)
        {
            var known = await services.Stores.Calls.FindAsync(command.AccountSid, command.Sid, cancellationToken);
            return new CallCommandOutcome.Refused(known is null ? ErrorCatalogue.NotFound : ErrorCatalogue.CallNotInProgress);
        }

        if (command.StatusCallback is { } callback)
        {
            call.ReplaceCallback(callback);
        }

        if (command.TimeLimit is { } limit)
        {
            call.Leg.LimitTo(Min(limit, services.Settings.MaxCallDuration));
        }

        if (command.Status is { } status)
        {
            return await EndAsync(call, status, cancellationToken);
        }

        if (command.Instructions is { } instructions && !(call.Leg.State.IsUp && call.Redirects.TryRedirect(instructions)))
        {
            return new CallCommandOutcome.Refused(ErrorCatalogue.CallNotInProgress);
        }

        return new CallCommandOutcome.Done(call.Record);
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static async Task<CallCommandOutcome> EndAsync(CallSession call, CallStatus status, CancellationToken cancellationToken)
    {
        if (status is not (CallStatus.Completed or CallStatus.Canceled))
        {
            return new CallCommandOutcome.Refused(ErrorCatalogue.CallStatusInvalid);
        }

        if (status == CallStatus.Canceled && call.Leg.State.Status >= CallStatus.InProgress)
        {
            return new CallCommandOutcome.Refused(ErrorCatalogue.CallNotInProgress, "Call is in-progress. Cannot cancel.");
        }

        call.Leg.End(new LegEndRequest(status == CallStatus.Completed ? "rest-completed" : "rest-canceled"));
        await call.Leg.Ended.WaitAsync(cancellationToken);
        await call.Ledger.FlushAsync();
        return new CallCommandOutcome.Done(call.Record);
    }

    private async Task RunAsync(CallSession call, CreateCallCommand command, OutboundRoute route)
    {
        CallInstructions? instructions = null;
        var sound = await CallGuard.RunAsync(call, async () => instructions = await ReachAsync(call, command, route));
        if (sound && instructions is not null)
        {
            await flow.RunAsync(call, instructions);
        }
        else
        {
            call.Leg.End(LegEndRequest.HangUp);
            await call.CloseAsync();
        }

        command.Watcher?.Ended(call.Record);
    }

    /// <returns>What is followed then; null when it was not reached, or its watcher does not want it.</returns>
    private async Task<CallInstructions?> ReachAsync(CallSession call, CreateCallCommand command, OutboundRoute route)
    {
        if (route is not OutboundRoute.Reachable { Invites: { IsEmpty: false } invites })
        {
            call.Leg.End(new LegEndRequest("not-registered", CallStatus.NoAnswer));
            return null;
        }

        outgoing.Place(call, invites);
        if (!await call.Leg.PickedUp || call.Leg.Media is not { } media)
        {
            return null;
        }

        if (command.Watcher is { } watcher && !await watcher.AnsweredAsync(call.Record.Sid, call.Leg.Gone))
        {
            return null;
        }

        if (command.Record)
        {
            call.Recorder.Start(media, WholeCall(command));
        }

        if (command.SendDigits is { Length: > 0 } digits)
        {
            await media.SendDigitsAsync(digits, call.Leg.Gone);
            return command.Instructions;
        }

        return await JudgeAsync(call, media, command);
    }

    /// <summary>Finds out who answered: before the document is asked for, or beside it.</summary>
    private async Task<CallInstructions> JudgeAsync(CallSession call, LegMedia media, CreateCallCommand command)
    {
        if (command.MachineDetection is not { } order)
        {
            return command.Instructions;
        }

        var judging = MachineDetector.RunAsync(call, media, order, call.Leg.Gone);
        if (order.IsAsync)
        {
            registry.Track(judging);
            return command.Instructions;
        }

        return command.Instructions with { Parameters = [.. command.Instructions.Parameters, .. await judging] };
    }

    private static RecordingOrder WholeCall(CreateCallCommand command) => new()
    {
        Source = "OutboundAPI",
        Track = RecordingWords.ToTrack(command.RecordingTrack),
        DualChannel = command.RecordDualChannel,
        Trim = command.TrimRecording,
        MaxLength = command.TimeLimit,
        Callback = command.RecordingStatusCallback?.Url,
        CallbackMethod = command.RecordingStatusCallback?.Method ?? Core.Webhooks.WebhookMethod.Post,
        CallbackEvents = command.RecordingStatusCallback is { Events: { IsDefaultOrEmpty: false } events } ? events : ["completed"],
    };
}
