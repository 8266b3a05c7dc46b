using WorkDistribution.Voice.Conferences;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>A conference to enter.</summary>
public sealed record ConferenceTarget : DialTarget
{
    /// <summary>How, with addresses as written.</summary>
    public required ConferenceEntry Entry { get; init; }
}
