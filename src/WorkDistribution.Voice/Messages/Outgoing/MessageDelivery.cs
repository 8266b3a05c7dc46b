using Microsoft.Extensions.Logging;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Messages.Gateways;

namespace WorkDistribution.Voice.Messages.Outgoing;

/// <summary>Hands messages over: a bounded number of tries, each with its time limit, with growing pauses between.</summary>
internal sealed class MessageDelivery(CallServices services, MessageGateways gateways, SendingPlaces places)
{
    private const int PauseFactor = 4;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private long _retried;

    /// <summary>Tries after the first.</summary>
    public long Retried => Interlocked.Read(ref _retried);

    /// <summary>Leads one message to its end, or until it is called off.</summary>
    /// <param name="text">The message.</param>
    /// <param name="stopping">The server stops: waits end, a try that is under way does not.</param>
    /// <exception cref="OperationCanceledException">The server stops: the message is still to be sent.</exception>
    public async Task RunAsync(OutgoingText text, CancellationToken stopping)
    {
        using var waits = CancellationTokenSource.CreateLinkedTokenSource(stopping, text.Canceled);
        for (var attempt = 1; ; attempt++)
        {
            stopping.ThrowIfCancellationRequested();
            if (text.Record.ValidUntil is { } limit && services.Clock.GetUtcNow() > limit)
            {
                text.TryStep(new MessageInput.Failed(ErrorCatalogue.MessageExpired, $"it could not be sent before {limit.ToWire()}"));
                return;
            }

            if (await TryAsync(text, stopping) is not { } outcome)
            {
                return;
            }

            if (outcome is GatewayOutcome.Taken taken)
            {
                text.OnTaken(taken);
                return;
            }

            var refused = (GatewayOutcome.NotTaken)outcome;
            var pause = Pause(attempt, refused);
            if (!refused.MayRetry || attempt >= services.Settings.MessageAttempts || services.Clock.GetUtcNow() + pause > text.Record.ValidUntil)
            {
                text.TryStep(new MessageInput.Refused(refused.Error, refused.Detail));
                return;
            }

            text.TryStep(new MessageInput.Retry(refused.Error, refused.Detail));
            Interlocked.Increment(ref _retried);
            try
            {
                await Task.Delay(pause, services.Clock, waits.Token);
            }
            catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private TimeSpan Pause(int attempt, GatewayOutcome.NotTaken refused)
    {
        var pause = refused.RetryAfter ?? services.Settings.MessageRetryDelay * Math.Pow(PauseFactor, attempt - 1);
        return pause < LongestPause ? pause : LongestPause;
    }

    /// <returns>null when the message has been called off.</returns>
    private async Task<GatewayOutcome?> TryAsync(OutgoingText text, CancellationToken stopping)
    {
        var record = text.Record;
        using var place = await places.EnterAsync(record.AccountSid, stopping);
        var gateway = await gateways.FindAsync(record.To, stopping);
        if (!text.TryStep(new MessageInput.Begin(gateway.Name)))
        {
            return null;
        }

        using var limit = new CancellationTokenSource(services.Settings.MessageTimeout, services.Clock);
        try
        {
            return await gateway.SendAsync(new GatewayMessage(record.Sid, record.AccountSid, record.From, record.To, record.Body, text.Media), limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new GatewayOutcome.NotTaken(ErrorCatalogue.MessageUnreachable, $"{gateway.Name} did not answer within {services.Settings.MessageTimeout.TotalSeconds:0.#} s", MayRetry: true);
        }
#pragma warning disable CA1031 // The edge of one try: a gateway's fault fails this message and nothing else.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            VoiceLog.GatewayFailed(services.Log, exception, record.Sid.Value, gateway.Name);
            return new GatewayOutcome.NotTaken(ErrorCatalogue.MessageFailed, $"{gateway.Name} failed", MayRetry: true);
        }
    }
}
