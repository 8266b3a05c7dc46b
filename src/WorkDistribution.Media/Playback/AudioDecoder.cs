using System.Text;

namespace WorkDistribution.Media.Playback;

/// <summary>Decodes audio files to 8 kHz mono. What the bytes are decides; the MIME type only where they say nothing (raw µ-law).</summary>
internal static class AudioDecoder
{
    /// <summary>Largest file taken.</summary>
    internal const int MaxFileBytes = 64 << 20;

    /// <summary>Longest audio taken: an hour.</summary>
    internal const int MaxSamples = 3600 * AudioPrompt.SampleRate;

    private const int PieceSamples = 4096;

    /// <summary>Decodes a whole file.</summary>
    internal static AudioDecoding Decode(ReadOnlyMemory<byte> file, string contentType, CancellationToken cancellationToken)
    {
        var bytes = file.Span;
        if (bytes.Length > MaxFileBytes)
        {
            return new AudioDecoding.Failed(PromptFailure.TooLarge, $"The file has {bytes.Length} bytes; {MaxFileBytes} is the limit.");
        }

        if (WaveParser.IsWave(bytes))
        {
            return WaveParser.TryParse(bytes, out var format, out var problem) ? Read(bytes, format, cancellationToken) : Unsupported(problem);
        }

        if (WaveParser.IsSun(bytes))
        {
            return WaveParser.TryParseSun(bytes, out var format, out var problem) ? Read(bytes, format, cancellationToken) : Unsupported(problem);
        }

        if (Mp3Sniffer.IsMp3(bytes))
        {
            return Mp3Decoder.Decode(bytes, MaxSamples, cancellationToken);
        }

        var mediaType = contentType.Split(';')[0].Trim();
        var encoding = mediaType.ToLowerInvariant() switch
        {
            "audio/basic" or "audio/ulaw" or "audio/pcmu" or "audio/x-mulaw" => WaveEncoding.MuLaw,
            "audio/pcma" or "audio/alaw" or "audio/x-alaw" => WaveEncoding.ALaw,
            _ => (WaveEncoding?)null,
        };
        return encoding is null || bytes.IsEmpty
            ? Unsupported(Describe(bytes, mediaType))
            : Read(bytes, new WaveFormat(encoding.Value, 1, AudioPrompt.SampleRate, 0, bytes.Length), cancellationToken);
    }

    private static AudioDecoding Read(ReadOnlySpan<byte> file, WaveFormat format, CancellationToken cancellationToken)
    {
        var builder = new PromptBuilder(format.SampleRate, MaxSamples);
        var samples = file.Slice(format.Offset, format.Length);
        var mono = new float[PieceSamples];
        while (samples.Length >= format.BlockBytes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(mono.Length, samples.Length / format.BlockBytes);
            format.ReadMono(samples, mono.AsSpan(0, count));
            samples = samples[(count * format.BlockBytes)..];
            if (!builder.Add(mono.AsSpan(0, count)))
            {
                return new AudioDecoding.Failed(PromptFailure.TooLarge, "The audio is longer than an hour.");
            }
        }

        return new AudioDecoding.Decoded(builder.Build());
    }

    private static AudioDecoding.Failed Unsupported(string problem) => new(PromptFailure.UnsupportedFormat, problem);

    private static string Describe(ReadOnlySpan<byte> bytes, string mediaType)
    {
        var kind = bytes.IsEmpty ? "nothing at all"
            : bytes.StartsWith("OggS"u8) ? "an Ogg file"
            : bytes.StartsWith("fLaC"u8) ? "a FLAC file"
            : bytes.StartsWith("FORM"u8) ? "an AIFF file"
            : bytes.StartsWith("#!AMR"u8) ? "an AMR file"
            : bytes.Length > 8 && bytes[4..].StartsWith("ftyp"u8) ? "an MP4 file"
            : bytes.StartsWith("<"u8) ? "a text that begins with \"" + Encoding.ASCII.GetString(bytes[..Math.Min(15, bytes.Length)]) + "\""
            : "no known audio";
        return $"The bytes are {kind} (sent as \"{mediaType}\"); WAV, MP3, .au and raw µ-law can be played.";
    }
}
