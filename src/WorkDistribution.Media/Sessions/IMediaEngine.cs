using System.Diagnostics.CodeAnalysis;
using WorkDistribution.Media.Mixing;

namespace WorkDistribution.Media.Sessions;

/// <summary>All media of one process: the port range, the media clock, the sessions and conferences on it.</summary>
public interface IMediaEngine
{
    /// <summary>Opens a session: takes an even RTP port and the RTCP port above it.</summary>
    /// <param name="observer">Told of digits and ends; see there for its thread.</param>
    /// <param name="session">The session when one could be opened.</param>
    /// <returns>false when the port range is spent (answer 503; counted).</returns>
    bool TryOpen(IMediaObserver observer, [NotNullWhen(true)] out IMediaSession? session);

    /// <summary>Opens a conference: mixes the sessions that are brought into it, on one clock.</summary>
    /// <param name="observer">Told of talkers and ends; see there for its thread.</param>
    IConferenceMixer OpenMixer(IMixerObserver observer);

    /// <summary>Live counts, for health, metrics and leak tests.</summary>
    MediaStatistics GetStatistics();
}
