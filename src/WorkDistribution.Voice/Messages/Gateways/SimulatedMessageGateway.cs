using System.Collections.Concurrent;
using System.Collections.Immutable;
using WorkDistribution.Core.Errors;

namespace WorkDistribution.Voice.Messages.Gateways;

/// <summary>A carrier that carries to nobody (R1-4): takes what goes to telephone numbers and keeps the newest of it for a look. For demonstrations and tests.</summary>
/// <remarks>
/// The last digits of a number decide what becomes of its messages, so that an application can be tried against every outcome:
/// <code>
/// ...0003  unreachable (30003), tried again     ...0005  unknown (30005)
/// ...0004  blocked (30004)                      ...0202  taken, a report is awaited     else: delivered
/// </code>
/// </remarks>
public sealed class SimulatedMessageGateway : IMessageGateway
{
    /// <summary>How many messages are kept; older ones are forgotten.</summary>
    public const int Kept = 1_000;

    /// <summary>Its name.</summary>
    public const string GatewayName = "simulator";

    private readonly ConcurrentQueue<GatewayMessage> _messages = new();

    /// <inheritdoc/>
    public string Name => GatewayName;

    /// <summary>What was sent, the oldest first.</summary>
    public ImmutableArray<GatewayMessage> Messages => [.. _messages];

    /// <inheritdoc/>
    public ValueTask<bool> TakesAsync(string to, CancellationToken cancellationToken) => new(to.Length > 0 && (to[0] == '+' || char.IsAsciiDigit(to[0])));

    /// <inheritdoc/>
    public Task<GatewayOutcome> SendAsync(GatewayMessage message, CancellationToken cancellationToken)
    {
        _messages.Enqueue(message);
        while (_messages.Count > Kept)
        {
            _messages.TryDequeue(out _);
        }

        GatewayOutcome outcome = message.To switch
        {
            var to when to.EndsWith("0003", StringComparison.Ordinal) => new GatewayOutcome.NotTaken(ErrorCatalogue.MessageUnreachable, "simulated", MayRetry: true),
            var to when to.EndsWith("0004", StringComparison.Ordinal) => new GatewayOutcome.NotTaken(ErrorCatalogue.MessageBlocked, "simulated", MayRetry: false),
            var to when to.EndsWith("0005", StringComparison.Ordinal) => new GatewayOutcome.NotTaken(ErrorCatalogue.MessageDestinationUnknown, "simulated", MayRetry: false),
            var to => new GatewayOutcome.Taken(IsDelivered: !to.EndsWith("0202", StringComparison.Ordinal), Reference: "sim-" + message.Sid.Value[2..]),
        };
        return Task.FromResult(outcome);
    }
}
