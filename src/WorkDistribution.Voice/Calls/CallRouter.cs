using Microsoft.Extensions.Logging;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.InstantMessages;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Calls.Outgoing;
using WorkDistribution.Voice.Messages.Incoming;
using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Voice.Calls;

/// <summary>Takes what comes by SIP. Messages are handed on; of calls it finds whose they are, makes sure they can be carried, and starts them.</summary>
internal sealed class CallRouter(CallServices services, CallRegistry registry, CallDestinations destinations, IAccountStore accounts, CallFlow flow, SipMessageIntake messages) : ISipApplication
{
    /// <inheritdoc/>
    public IInviteSessionObserver? OnInvite(IInviteSession session)
    {
        var settings = services.Settings;
        if (!registry.TryReserveLeg(settings.MaxCalls))
        {
            return null;
        }

        var leg = CallLeg.Incoming(session, services.Media, services.Clock, services.Log, new LegLimits(settings.MaxRingDuration, settings.MaxCallDuration));
        registry.ReleaseWith(leg);
        registry.Track(RunAsync(leg, session));
        return leg;
    }

    /// <inheritdoc/>
    public ValueTask<MessageAnswer> OnMessageAsync(IncomingMessage message, CancellationToken cancellationToken) => messages.TakeAsync(message, cancellationToken);

    private async Task RunAsync(CallLeg leg, IInviteSession session)
    {
        await Task.Yield();
        try
        {
            await RouteAsync(leg, session);
        }
        catch (OperationCanceledException) when (leg.Gone.IsCancellationRequested)
        {
            // The caller gave up before it was known whose call it is.
        }
#pragma warning disable CA1031 // The edge of one call's routing.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            VoiceLog.RoutingFailed(services.Log, exception, session.CallId);
            leg.End(LegEndRequest.InternalError);
        }
    }

    private async Task RouteAsync(CallLeg leg, IInviteSession session)
    {
        if (await destinations.FindAsync(session, leg.Gone) is not { } destination)
        {
            Refuse(leg, session, 404, "nobody has this address");
            return;
        }

        var account = await accounts.FindAsync(destination.AccountSid, leg.Gone);
        if (account is not { Status: AccountStatus.Active })
        {
            Refuse(leg, session, 403, "its account is not active");
            return;
        }

        var preparation = await leg.PrepareAsync().WaitAsync(leg.Gone);
        if (preparation is LegPreparation.NoPort)
        {
            Refuse(leg, session, 503, "no media port is free");
        }
        else if (preparation is LegPreparation.NoCodec)
        {
            Refuse(leg, session, 488, "no codec in common");
        }
        else if (preparation is LegPreparation.Ready)
        {
            await StartAsync(leg, session, destination);
        }
    }

    private async Task StartAsync(CallLeg leg, IInviteSession session, CallDestination destination)
    {
        var voice = destination.Voice;
        var caller = Caller.From(session.Invite, session.Identity);
        var now = services.Clock.GetUtcNow();
        var record = new CallRecord
        {
            Sid = services.Sids.New<CallSid>(),
            AccountSid = destination.AccountSid,
            To = destination.To,
            From = caller.Address,
            CallerName = caller.Name,
            ForwardedFrom = caller.ForwardedFrom,
            PhoneNumberSid = destination.PhoneNumberSid,
            Direction = CallDirection.Inbound,
            Status = CallStatus.Ringing,
            DateCreated = now,
            DateUpdated = now,
            StartTime = now,
        };
        var callback = voice.StatusCallback is { Length: > 0 } url ? new StatusCallback(url, voice.StatusCallbackMethod, []) : null;
        var facts = new CallFacts(session.CallId, caller.Headers)
        {
            Domain = destination.Domain,
            Username = session.Identity?.UserName,
            SourceIp = session.RemoteEndPoint?.Address.ToString(),
            InsideHops = session is InsideSession inside ? inside.Hops : 0,
        };
        var call = new CallSession(services, registry, leg, record, facts, callback);
        if (!registry.TryAdd(call, services.Settings.MaxCallsPerAccount))
        {
            Refuse(leg, session, 503, "its account has as many calls as it may");
            return;
        }

        await call.OpenAsync();
        leg.Ring();
        if (voice.VoiceUrl is { Length: > 0 } voiceUrl)
        {
            await flow.RunAsync(call, new CallInstructions
            {
                Url = voiceUrl,
                Method = voice.VoiceMethod,
                FallbackUrl = voice.VoiceFallbackUrl is { Length: > 0 } fallback ? fallback : null,
                FallbackMethod = voice.VoiceFallbackMethod,
            });
            return;
        }

        await call.Notifier.ReportAsync(ErrorCatalogue.UrlNotUsable, $"{record.To} was called, but no VoiceUrl is set for it.", isWarning: false);
        leg.End(new LegEndRequest("no-voice-url", CallStatus.Failed, 480));
        await call.CloseAsync();
    }

    private void Refuse(CallLeg leg, IInviteSession session, int status, string why)
    {
        VoiceLog.CallRefused(services.Log, session.Invite.RequestUri.ToString(), session.RemoteEndPoint?.ToString() ?? "", status, why);
        leg.End(new LegEndRequest("refused", CallStatus.Failed, status));
    }
}
