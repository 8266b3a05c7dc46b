using System.Diagnostics.CodeAnalysis;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Streams;

/// <summary>The streams of one call. Safe from any thread.</summary>
internal sealed class CallStreams(CallSession call)
{
    /// <summary>Ended streams that can still be looked at.</summary>
    private const int MaxKept = 64;

    private readonly Lock _gate = new();
    private readonly List<CallStream> _all = [];
    private Task _allEnded = Task.CompletedTask;

    /// <summary>Ends when no stream of the call runs any more.</summary>
    public Task WhenAllEnded
    {
        get
        {
            lock (_gate)
            {
                return _allEnded;
            }
        }
    }

    /// <summary>Starts one; it ends by itself with the leg.</summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="media">The leg's audio.</param>
    /// <param name="connector">Opens the connection.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="fault">Why it was refused.</param>
    public bool TryStart(StreamOrder order, LegMedia media, IStreamConnector connector, [NotNullWhen(true)] out CallStream? stream, [NotNullWhen(false)] out StreamFault? fault)
    {
        stream = null;
        lock (_gate)
        {
            var live = _all.Where(static s => s.IsLive).ToList();
            var limit = call.Services.Settings.MaxStreamsPerCall;
            var ending = _all.Count(static s => !s.Ended.IsCompleted) - live.Count;
            fault = live.Count >= limit || ending > limit ? new StreamFault(ErrorCatalogue.StreamLimitReached, $"The call has {live.Count} streams, {ending} more are ending, and may have {limit}.")
                : order.Name is not null && live.Any(s => s.Order.Name == order.Name) ? new StreamFault(ErrorCatalogue.StreamNameInvalid, $"The call has a stream of the name {order.Name} already.")
                : order.IsTwoWay && live.Any(s => s.Order.IsTwoWay) ? new StreamFault(ErrorCatalogue.StreamLimitReached, "The call has a two-way stream already.")
                : null;
            if (fault is not null)
            {
                return false;
            }

            stream = new CallStream(order, call, media, connector);
            _all.RemoveAll(s => _all.Count >= MaxKept && s.Ended.IsCompleted);
            _all.Add(stream);
            _allEnded = Task.WhenAll(_allEnded, Task.Run(stream.RunAsync));
            return true;
        }
    }

    /// <summary>The newest stream of a name or SID; null when the call has none.</summary>
    public CallStream? Find(string nameOrSid)
    {
        lock (_gate)
        {
            return _all.FindLast(s => s.Sid.Value == nameOrSid || s.Order.Name == nameOrSid);
        }
    }
}
