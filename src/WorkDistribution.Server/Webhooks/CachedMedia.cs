using WorkDistribution.Media.Playback;

namespace WorkDistribution.Server.Webhooks;

/// <summary>A decoded file with what HTTP said about keeping it.</summary>
/// <param name="Prompt">Ready to play.</param>
/// <param name="FreshUntil">Until then it is used without asking.</param>
/// <param name="ETag">Validator; null for none.</param>
/// <param name="LastModified">Validator; null for none.</param>
internal sealed record CachedMedia(AudioPrompt Prompt, DateTimeOffset FreshUntil, string? ETag, string? LastModified)
{
    /// <summary>Memory it takes: samples of two bytes, and a byte for each codec once it has been played in both.</summary>
    public long Bytes => (long)Prompt.FrameCount * AudioPrompt.FrameSamples * 4;
}
