using System.Net;
using Microsoft.Extensions.Logging;
using WorkDistribution.Media.Recording;

namespace WorkDistribution.Media.Sessions;

/// <summary>What the engine gives a session.</summary>
/// <param name="Ports">Its sockets.</param>
/// <param name="Advertised">The address for descriptions.</param>
/// <param name="Options">Settings.</param>
/// <param name="Origin">Wall clock when media time was zero.</param>
/// <param name="Recordings">Writes the recordings.</param>
/// <param name="Logger">For messages.</param>
/// <param name="Released">Told once when the session is off its clock: frees the ports.</param>
internal sealed record SessionResources(
    PortPair Ports,
    IPAddress Advertised,
    MediaOptions Options,
    DateTimeOffset Origin,
    RecordingWriter Recordings,
    ILogger Logger,
    Action<PortPair> Released);
