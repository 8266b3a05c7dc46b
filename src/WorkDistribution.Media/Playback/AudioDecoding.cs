namespace WorkDistribution.Media.Playback;

/// <summary>What came of decoding a file.</summary>
internal abstract record AudioDecoding
{
    private AudioDecoding()
    {
    }

    /// <summary>Samples at 8 kHz.</summary>
    internal sealed record Decoded(short[] Samples) : AudioDecoding;

    /// <summary>It could not be read.</summary>
    internal sealed record Failed(PromptFailure Reason, string Detail) : AudioDecoding;
}
