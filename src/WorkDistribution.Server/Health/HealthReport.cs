using System.Collections.Immutable;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Media.Speech;
using WorkDistribution.Sip.Dialogs;

namespace WorkDistribution.Server.Health;

/// <summary>The body of /health/ready.</summary>
/// <param name="Status">starting, ready, draining or failing.</param>
/// <param name="SipListeners">Where SIP listens.</param>
/// <param name="Storage">ok, or what is wrong with it.</param>
/// <param name="Engines">Speech and codec engines.</param>
/// <param name="LiveCalls">Calls that are live now.</param>
/// <param name="Sip">What the SIP side holds.</param>
/// <param name="Media">What the media side holds.</param>
internal sealed record HealthReport(
    string Status,
    ImmutableArray<string> SipListeners,
    string Storage,
    IReadOnlyList<SpeechEngineStatus> Engines,
    int LiveCalls,
    SipStatistics Sip,
    MediaStatistics Media);
