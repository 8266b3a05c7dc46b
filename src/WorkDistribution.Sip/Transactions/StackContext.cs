using Microsoft.Extensions.Logging;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Transactions;

/// <summary>What all stripes share; nothing in it changes except the counters.</summary>
/// <param name="Options">Settings.</param>
/// <param name="Network">The transports.</param>
/// <param name="Time">The clock.</param>
/// <param name="Counters">The counts.</param>
/// <param name="Logger">The log.</param>
internal sealed record StackContext(SipOptions Options, SipNetwork Network, TimeProvider Time, SipCounters Counters, ILogger Logger);
