using System.Runtime.InteropServices;
using WorkDistribution.Media.Codecs;

namespace WorkDistribution.Media.Playback;

/// <summary>Decodes MP3 with libmpg123, fed in pieces so that memory stays small.</summary>
internal static class Mp3Decoder
{
    private const int FeedBytes = 16384;
    private const int OutputBytes = 65536;

    /// <summary>Decodes a whole file.</summary>
    /// <param name="file">Bytes that <see cref="Mp3Sniffer"/> takes for MP3.</param>
    /// <param name="maxSamples">Longest result at 8 kHz.</param>
    /// <param name="cancellationToken">Looked at between pieces.</param>
    internal static AudioDecoding Decode(ReadOnlySpan<byte> file, int maxSamples, CancellationToken cancellationToken)
    {
        if (!Mpg123.IsAvailable)
        {
            return new AudioDecoding.Failed(PromptFailure.EngineUnavailable, $"MP3 needs libmpg123: install the package {Mpg123.Package}.");
        }

        var handle = Mpg123.New(0, out _);
        if (handle == 0)
        {
            return new AudioDecoding.Failed(PromptFailure.EngineFailed, "libmpg123 gave no decoder.");
        }

        try
        {
            // Junk between tags and frames is common: without a limit the search for the next frame goes on as long as it takes.
            var ready = Mpg123.Param(handle, Mpg123.ParamAddFlags, Mpg123.FlagQuiet | Mpg123.FlagMixToMono | Mpg123.FlagForceFloat, 0) == Mpg123.Ok
                && Mpg123.Param(handle, Mpg123.ParamResyncLimit, -1, 0) == Mpg123.Ok
                && Mpg123.OpenFeed(handle) == Mpg123.Ok;
            return ready
                ? Feed(handle, file, maxSamples, cancellationToken)
                : new AudioDecoding.Failed(PromptFailure.EngineFailed, "libmpg123 could not begin.");
        }
        finally
        {
            Mpg123.Delete(handle);
        }
    }

    private static AudioDecoding Feed(nint handle, ReadOnlySpan<byte> file, int maxSamples, CancellationToken cancellationToken)
    {
        var output = new byte[OutputBytes];
        PromptBuilder? builder = null;
        while (!file.IsEmpty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var piece = file[..Math.Min(FeedBytes, file.Length)];
            file = file[piece.Length..];
            int status;
            do
            {
                status = Mpg123.Decode(handle, ref MemoryMarshal.GetReference(piece), (nuint)piece.Length, ref output[0], (nuint)output.Length, out var done);
                piece = default;
                if (status == Mpg123.NewFormat)
                {
                    if (Mpg123.GetFormat(handle, out var rate, out _, out var encoding) != Mpg123.Ok
                        || encoding != Mpg123.EncodingFloat32
                        || rate.Value is < Resampler.MinRate or > Resampler.MaxRate)
                    {
                        return NotMp3();
                    }

                    // A change of rate within a file does not happen in music; the first rate is kept.
                    builder ??= new PromptBuilder((int)rate.Value, maxSamples);
                }

                if (done > 0 && builder is not null && !AddSamples(builder, output.AsSpan(0, (int)done)))
                {
                    return new AudioDecoding.Failed(PromptFailure.TooLarge, "The audio is longer than an hour.");
                }
            }
            while (status is Mpg123.Ok or Mpg123.NewFormat);

            if (status != Mpg123.NeedMore)
            {
                break;
            }
        }

        return builder?.Build() is { Length: > 0 } samples ? new AudioDecoding.Decoded(samples) : NotMp3();
    }

    private static bool AddSamples(PromptBuilder builder, Span<byte> output)
    {
        var values = MemoryMarshal.Cast<byte, float>(output);
        foreach (ref var value in values)
        {
            value *= 32768;
        }

        return builder.Add(values);
    }

    private static AudioDecoding.Failed NotMp3() => new(PromptFailure.UnsupportedFormat, "The bytes begin like MP3 but hold no frame that can be decoded.");
}
