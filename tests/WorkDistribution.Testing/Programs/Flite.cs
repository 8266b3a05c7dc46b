using System.Buffers.Binary;
using System.Diagnostics;
using WorkDistribution.Media.Codecs;
using WorkDistribution.Testing.Audio;

namespace WorkDistribution.Testing.Programs;

/// <summary>Speech for tests, made by flite: recognisers know its voices well.</summary>
public static class Flite
{
    /// <summary>Speaks.</summary>
    /// <param name="text">English words.</param>
    /// <param name="voice">slt is a woman, rms a man.</param>
    /// <returns>8 kHz.</returns>
    public static async Task<short[]> SpeakAsync(string text, string voice = "rms")
    {
        var file = Path.Combine(Path.GetTempPath(), $"wd-flite-{Guid.NewGuid():N}.wav");
        try
        {
            using var process = Process.Start(new ProcessStartInfo("flite", ["-voice", voice, "-t", text, "-o", file]))
                ?? throw new InvalidOperationException("flite did not start");
            await process.WaitForExitAsync().Within("flite");
            var bytes = await File.ReadAllBytesAsync(file);
            return Resampler.Convert(SharedAudio.Samples(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(24)), 8000);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
