using System.Buffers.Binary;

namespace WorkDistribution.Testing.Audio;

/// <summary>Audio that lies beside the repository, for tests with real speech and keys.</summary>
public static class SharedAudio
{
    /// <summary>The folder "shared" beside the repository, or what WD_SHARED names; null when there is none.</summary>
    public static string? FindShared(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WorkDistribution.sln")))
            {
                var beside = Path.Combine(folder.Parent?.FullName ?? "/", "shared");
                return Directory.Exists(beside) ? beside : Environment.GetEnvironmentVariable("WD_SHARED");
            }
        }

        return Environment.GetEnvironmentVariable("WD_SHARED");
    }

    /// <summary>Samples of a plain 16-bit mono WAV file.</summary>
    public static short[] ReadSamples(string path) => Samples(File.ReadAllBytes(path));

    /// <summary>Samples of a plain 16-bit mono WAV file, given as bytes.</summary>
    public static short[] Samples(ReadOnlySpan<byte> bytes)
    {
        var position = 12;
        while (!bytes.Slice(position, 4).SequenceEqual("data"u8))
        {
            position += 8 + BinaryPrimitives.ReadInt32LittleEndian(bytes[(position + 4)..]);
        }

        var length = Math.Min(BinaryPrimitives.ReadInt32LittleEndian(bytes[(position + 4)..]), bytes.Length - position - 8);
        var samples = new short[length / 2];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(position + 8 + (2 * i))..]);
        }

        return samples;
    }
}
