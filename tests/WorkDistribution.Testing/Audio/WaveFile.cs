using System.Text;

namespace WorkDistribution.Testing.Audio;

/// <summary>Writes plain WAV files: 8 kHz, 16 bit, mono.</summary>
public static class WaveFile
{
    /// <summary>Writes one.</summary>
    public static void Write(string path, ReadOnlySpan<short> samples)
    {
        using var writer = new BinaryWriter(File.Create(path), Encoding.ASCII);
        writer.Write("RIFF"u8);
        writer.Write(36 + (samples.Length * 2));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(8000);
        writer.Write(16000);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(samples.Length * 2);
        foreach (var sample in samples)
        {
            writer.Write(sample);
        }
    }
}
