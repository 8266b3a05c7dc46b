using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.Streams;

/// <summary>Streams by REST.</summary>
internal sealed class StreamControl(CallRegistry registry, IStreamConnector connector) : ICallStreams
{
    private static readonly StreamCommandOutcome NoStream = new StreamCommandOutcome.Refused(new StreamFault(ErrorCatalogue.NotFound, ErrorCatalogue.NotFound.Message));

    /// <inheritdoc/>
    public StreamCommandOutcome Create(AccountSid account, CallSid call, StreamOrder order)
    {
        if (registry.Find(account, call) is not { } found)
        {
            return NoStream;
        }

        if (found is not { Leg: { State.IsUp: true, Media: { } media } })
        {
            return new StreamCommandOutcome.Refused(new StreamFault(ErrorCatalogue.CallNotInProgress, "Call is not in-progress."));
        }

        return found.Streams.TryStart(order, media, connector, out var stream, out var fault)
            ? new StreamCommandOutcome.Done(stream.View)
            : new StreamCommandOutcome.Refused(fault);
    }

    /// <inheritdoc/>
    public StreamCommandOutcome Stop(AccountSid account, CallSid call, string nameOrSid)
    {
        if (registry.Find(account, call)?.Streams.Find(nameOrSid) is not { } stream)
        {
            return NoStream;
        }

        stream.Stop();
        return new StreamCommandOutcome.Done(stream.View);
    }
}
