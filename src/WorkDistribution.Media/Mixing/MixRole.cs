using WorkDistribution.Media.Sessions;

namespace WorkDistribution.Media.Mixing;

/// <summary>What a member of a conference hears and who hears it.</summary>
/// <param name="IsMuted">Heard by nobody.</param>
/// <param name="IsApart">Neither hears the others nor is heard: on hold, or waiting; it hears what its own session plays.</param>
/// <param name="Coached">The one member who hears this one; null when all do.</param>
public sealed record MixRole(bool IsMuted = false, bool IsApart = false, IMediaSession? Coached = null)
{
    /// <summary>Hears all and is heard by all.</summary>
    public static MixRole Open { get; } = new();
}
